/** What can be pressed in letters, and the links that lead there. Pure but for signing. */
export { blocksOf, passwordLinkOf, switchOffOf, type PressBlock, type PressLinks } from './blocks';
export { linkKeys, readLink, type LinkKeys, type LinkPurpose, type SignedLink } from './links';
export { pressPaths } from './paths';
