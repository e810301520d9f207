import { createHash } from 'node:crypto';

/** How the pages look: light and dark, from 320 px on. */
export const style = `
:root{color-scheme:light dark;--back:#f3f4f6;--paper:#fff;--ink:#1b1f24;--soft:#59636e;--line:#d0d7de;--link:#0b5cad;--act:#0b5cad;--on-act:#fff;
--green:#1a7f37;--green-back:#e6f6ea;--yellow:#8a6100;--yellow-back:#fff6d6;--red:#b42318;--red-back:#fdecea;--plain:#59636e;--plain-back:#f3f4f6}
@media (prefers-color-scheme:dark){:root{--back:#0e1116;--paper:#171b21;--ink:#e9edf1;--soft:#9aa5b1;--line:#343c46;--link:#79b8ff;--act:#2671c7;--on-act:#fff;
--green:#56d178;--green-back:#12301c;--yellow:#e3b341;--yellow-back:#33290a;--red:#ff8078;--red-back:#3b1715;--plain:#9aa5b1;--plain-back:#20262e}}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main{max-width:560px;margin:24px auto;padding:24px;background:var(--paper);border:1px solid var(--line);border-radius:12px}
h1{margin:0 0 8px;font-size:22px;line-height:1.25}
p{margin:0 0 16px}
.about{color:var(--soft)}
.number{white-space:nowrap}
.words{white-space:pre-line}
.note{padding:12px 14px;border-radius:8px;border-left:4px solid var(--yellow);background:var(--yellow-back)}
.note.done{border-color:var(--green);background:var(--green-back)}
.note.bad{border-color:var(--red);background:var(--red-back)}
fieldset{margin:0 0 16px;padding:0;border:0}
legend,.label{display:block;margin:0 0 8px;padding:0;font-weight:600}
.choice{display:flex;gap:12px;align-items:center;margin:0 0 8px;padding:12px 14px;border:1px solid var(--line);border-left:6px solid var(--tone);border-radius:8px;background:var(--tone-back);cursor:pointer}
.choice:has(:checked){border-color:var(--tone);box-shadow:0 0 0 1px var(--tone)}
.choice:focus-within{outline:3px solid var(--link);outline-offset:2px}
.choice input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--tone)}
.green{--tone:var(--green);--tone-back:var(--green-back)}.yellow{--tone:var(--yellow);--tone-back:var(--yellow-back)}
.red{--tone:var(--red);--tone-back:var(--red-back)}.plain{--tone:var(--plain);--tone-back:var(--plain-back)}
textarea,select,input[type=password]{display:block;width:100%;margin:0 0 16px;padding:10px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
textarea{min-height:112px;resize:vertical}
.hint{display:block;margin:-4px 0 8px;color:var(--soft);font-size:14px}
button{display:block;width:100%;padding:13px 20px;border:0;border-radius:8px;background:var(--act);color:var(--on-act);font:inherit;font-weight:600;cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
a{color:var(--link)}
footer{margin-top:20px;padding-top:16px;border-top:1px solid var(--line);color:var(--soft);font-size:14px}
footer p:last-child{margin:0}
@media (max-width:400px){body{padding:8px}main{margin:8px auto;padding:16px}}
`;

/** The only style that the browser takes on a page. */
export const styleDigest = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
