import type { Bind } from '../bind';
import { listDefects, reportDefect, settleDefect } from './defects';
import { listReleases, noteRelease } from './register';

/** The register of a desk's releases, and the defects found in them. */
export function releaseVerbs(bind: Bind) {
  return {
    listReleases: bind(listReleases),
    noteRelease: bind(noteRelease),
    listDefects: bind(listDefects),
    reportDefect: bind(reportDefect),
    settleDefect: bind(settleDefect),
  };
}
