/**
 * The one style of the mails. Programs that drop it show plain, readable text in the same order;
 * no image, no font and no address is fetched.
 */
export const mailStyle = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;background:#f5f2ea;color:#1d1b18;font:16px/1.55 Georgia,"Noto Serif",serif;-webkit-text-size-adjust:100%}
.w{width:100%;border-collapse:collapse}
.m{max-width:640px;margin:0 auto;background:#fffefb;padding:36px 40px 32px;overflow-wrap:break-word}
h1{font-size:29px;line-height:1.2;font-weight:500;margin:0 0 20px}
h2{font-size:20px;line-height:1.3;font-weight:600;margin:36px 0 8px;padding-top:14px;border-top:1px solid #ddd7ca}
h3{font-size:17px;line-height:1.35;font-weight:600;margin:24px 0 6px}
p{margin:0 0 12px}
a{color:#1d4a67}
.k{font:600 12px/1.5 system-ui,"Segoe UI",Arial,sans-serif;letter-spacing:.04em;color:#5a554c;margin:0 0 6px}
.q{color:#5a554c}
.s{font-weight:600}
.l{font-style:italic;color:#5a554c}
.n{border-left:4px solid #8f1d1d;background:#fbeae6;color:#6d1414;padding:10px 16px;margin:0 0 18px}
.n p{margin:0}
.p{border:1px solid #1d1b18;padding:14px 20px 8px;margin:22px 0 26px}
.p h2{border:0;padding:0;margin:0 0 4px}
.d{width:100%;border-collapse:collapse;margin:0 0 14px;table-layout:fixed}
.d th,.d td{text-align:left;vertical-align:top;padding:6px 0;border-bottom:1px solid #e8e3d8}
.d th{width:32%;padding-right:16px;font:600 12.5px/1.9 system-ui,"Segoe UI",Arial,sans-serif;letter-spacing:.02em;color:#5a554c}
.d td>div{overflow-wrap:anywhere}
.p .d tr:last-child>*{border-bottom:0}
@media(max-width:480px){
.m{padding:24px 18px}
h1{font-size:25px}
.p{padding:12px 14px 4px}
.d,.d tbody,.d tr,.d th,.d td{display:block;width:auto}
.d th{border-bottom:0;padding:8px 0 0;line-height:1.5}
.d td{padding:0 0 8px}
}
@media(prefers-color-scheme:dark){
body{background:#161614;color:#ece8de}
.m{background:#1f1e1b}
h2,.d th,.d td{border-color:#3a3731}
a{color:#9cc6e3}
.k,.q,.l,.d th{color:#aaa498}
.n{border-color:#ffb4a6;background:#3a1713;color:#ffd9d1}
.p{border-color:#cfc8b8}
}`
  .replaceAll("\n", "")
  .trim();
