/**
 * The one style of the public pages, inlined so that a page is one request.
 * Colours meet WCAG 2.2 AA on their ground in both schemes; fonts are the reader's own.
 */
export const style = `
:root{color-scheme:light dark;--bg:#fdfcf9;--panel:#f5f2ea;--ink:#1d1b18;--soft:#5a554c;--rule:#ddd7ca;--strong:#1d1b18;--link:#1d4a67;--mark:#8a4a0b;--warn:#8f1d1d;--warnbg:#fbeae6}
@media(prefers-color-scheme:dark){:root{--bg:#161614;--panel:#1f1e1b;--ink:#ece8de;--soft:#aaa498;--rule:#3a3731;--strong:#cfc8b8;--link:#9cc6e3;--mark:#e3a75f;--warn:#ffb4a6;--warnbg:#3a1713}}
*{box-sizing:border-box}
html{font:100%/1.5 "Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,Charter,"Source Serif 4","Noto Serif",Georgia,serif;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:3.5rem}
body{margin:0;background:var(--bg);color:var(--ink);font-variant-numeric:oldstyle-nums;overflow-wrap:break-word;hanging-punctuation:first last}
.w{max-width:80rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:1px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--bg);padding:.5rem 1rem;z-index:9}
.sim{background:var(--warnbg);color:var(--warn);border-bottom:2px solid;padding:.7rem 0}.sim p{margin:0}.sim strong{text-transform:uppercase;letter-spacing:.08em;font-size:.875rem;margin-right:.4em}
.top>.w{display:flex;flex-wrap:wrap;gap:.3rem 2rem;align-items:baseline;padding-top:1.4rem;padding-bottom:.8rem}.top{border-bottom:1px solid var(--rule)}
.top .org{font-size:1.125rem;color:var(--ink);text-decoration:none;margin-right:auto;padding:.15rem 0}
.top ul,.inline{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;list-style:none;margin:0;padding:0}
.top li a,.inline a{display:inline-block;padding:.15rem 0}
.lang{font-size:.9375rem}.ask{display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:baseline;margin:2.2rem 0 0}.ask input,.ask button{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:2px;padding:.2rem .5rem;min-height:2rem}.ask button{padding:.2rem .9rem;cursor:pointer}
[aria-current]{color:var(--ink);text-decoration:none;border-bottom:2px solid var(--mark)}
main.w{padding-top:3rem}
h1,h2,h3{font-weight:500;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(2.1rem,5vw,3.1rem);letter-spacing:-.012em;margin:0 0 .9rem}
h2{font-size:1.6rem;margin:0 0 .4rem}
h3{font-size:1.25rem;margin:0}
p{margin:0 0 .8rem;max-width:44rem;text-wrap:pretty}
.lead{font-size:1.1875rem;line-height:1.5}
.soft{color:var(--soft)}
section{margin-top:3.2rem}
.head{display:grid;grid-template-columns:minmax(0,1fr) 18.5rem;gap:2rem 4rem;align-items:end}
.head section{margin:0}
.k,dt,thead th,.tag,caption{font:600 .75rem/1.45 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;letter-spacing:.045em;color:var(--soft)}
dl{margin:0}dd{margin:0}
.facts>div{display:grid;grid-template-columns:7.2rem 1fr;gap:.8rem;padding:.3rem 0;border-top:1px solid var(--rule);align-items:baseline}
.facts>div:last-child{border-bottom:1px solid var(--rule)}
code,.mono{font:.875em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere;font-variant-numeric:lining-nums}
.bar{display:flex;flex-wrap:wrap;gap:.5rem 3rem;margin-top:2.2rem;padding:.75rem 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);align-items:baseline}
.bar>*{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;align-items:baseline}
.bar>:last-child{margin-left:auto}
.ann{border-left:3px solid var(--mark);padding-left:clamp(1rem,2.4vw,1.9rem)}
.ann article{padding:1.3rem 0 .4rem;border-top:1px solid var(--rule);margin-top:1rem}
.when{margin:.25rem 0 .8rem}.when strong{color:var(--mark);font-weight:600}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,12rem),1fr));gap:.9rem 2rem;margin:.4rem 0 1rem}
.grid.id{grid-template-columns:repeat(auto-fill,minmax(min(100%,11rem),1fr))}
table{width:100%;border-collapse:collapse;font-size:.9688rem;line-height:1.45}
caption{text-align:left;padding:.1rem 0 .5rem}
th{text-align:left;font-weight:400}
th,td{vertical-align:top;padding:.85rem 1.3rem .9rem 0;border-bottom:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
thead th{position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--strong);padding-top:.6rem;padding-bottom:.5rem;z-index:1}
tbody th>*,td>*,.grid dd>*{display:block}
.list th:first-child{width:22%}.list td:nth-child(2){width:18%}.list td:nth-child(3){width:20%}.list td:nth-child(4){width:15%}.list td:nth-child(5){width:17%}
.d{white-space:nowrap}
.n{font-size:1.125rem;line-height:1.3;font-weight:600}
.s{margin-top:.1rem}.e,.x{color:var(--soft);font-size:.9375rem}
.x{margin-top:.15rem}
.tag{display:inline-block;border:1px solid;border-radius:2px;padding:0 .4rem;margin:.35rem .4rem 0 0;color:var(--mark)}.tag.o{color:var(--soft)}
.m{padding-left:.9em;text-indent:-.9em}.c1>th{padding-left:1.5rem}.c2>th{padding-left:3rem}.c3>th{padding-left:4.5rem}
[class^=c]>th{position:relative}[class^=c]>th::before{content:"";position:absolute;width:.65rem;height:1.35rem;margin:.1rem 0 0 -1.15rem;border:solid var(--soft);border-width:0 0 1px 1px;top:.25rem}
.u{color:var(--mark);font-style:italic}
section>h3{margin:1.6rem 0 .3rem}.plain{margin:0;padding-left:1.1rem;max-width:44rem}.facts.wide{max-width:60rem}.facts.wide>div{grid-template-columns:14rem minmax(0,1fr)}.facts dd>*{display:block}.doc{table-layout:fixed;margin:.4rem 0 2rem}.doc a{overflow-wrap:anywhere}
.key{margin-top:1rem;font-size:.9375rem;color:var(--soft);max-width:none}
.chg{margin-top:0;padding:2rem 0;border-top:1px solid var(--rule)}.chg:first-of-type{border-top-color:var(--strong)}
.chg h2{margin-bottom:.8rem}.chg .k{margin-bottom:.35rem;display:block}
.ba th:first-child{width:26%}.ba td:nth-child(2){width:20%}.ba td{width:27%}
.end th,.end td{width:20%}.end th:last-child,.end td:last-child{width:auto}.whole{margin:.2rem 0 .6rem}.was{color:var(--soft)}
.toc{list-style:none;padding:0;margin:2.6rem 0 0;border-bottom:1px solid var(--rule)}
.toc>li{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr);gap:.2rem 2.5rem;padding:1.3rem 0;border-top:1px solid var(--rule)}
.toc h2{font-size:1.4rem;margin:0}.toc p{margin-bottom:.4rem}
.proof{background:var(--panel);padding:1.8rem clamp(1rem,3vw,2.2rem)}
.proof .facts>div{grid-template-columns:11rem minmax(0,1fr)}.proof .facts{margin:1rem 0 1.4rem}
footer.w{padding-top:2.4rem;padding-bottom:3rem;color:var(--soft);font-size:.9375rem}
footer address{font-style:normal}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
@media screen and (max-width:60rem){.head{grid-template-columns:minmax(0,1fr);gap:1.8rem}.bar>:last-child{margin-left:0}}
@media screen and (max-width:52rem){
.top>.w{padding-top:1rem}main.w{padding-top:1.9rem}section{margin-top:2.4rem}
.proof .facts>div,.facts.wide>div,.toc>li{grid-template-columns:minmax(0,1fr);gap:0}
thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table,caption,tbody,tr,th,td{display:block}
.list th,.list td,.ba th,.ba td,.end th,.end td{width:auto!important}
tbody tr{border-top:1px solid var(--strong);padding:.9rem 0 .8rem}
th,td{border:0;padding:.28rem 0}
td{display:grid;grid-template-columns:7.2rem minmax(0,1fr);gap:0 .9rem}
td>*{grid-column:2}
td::before{content:attr(data-l);font:600 .75rem/1.9 ui-sans-serif,system-ui,"Segoe UI",Roboto,Arial,sans-serif;letter-spacing:.045em;color:var(--soft);grid-column:1;grid-row:1/span 12}
.c1,.c2,.c3{margin-left:1.3rem}.c2{margin-left:2rem}.c1>th,.c2>th,.c3>th{padding-left:0}
[class^=c]>th::before{margin-left:-1rem}
}
@media print{
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt serif}}
:root{--bg:#fff;--panel:#fff;--ink:#000;--soft:#444;--rule:#bbb;--strong:#000;--link:#000;--mark:#000;--warn:#000;--warnbg:#fff}
html{font-size:9.2pt}.w{max-width:none;padding:0}.top ul,.skip,.bar,.ask{display:none}
main.w{padding-top:1rem}section{margin-top:1.6rem}
a{text-decoration:none}thead th{position:static}
table{font-size:8.2pt}th,td{padding:.45rem .7rem .45rem 0}.n{font-size:1.05em}
tr,article,.facts>div{break-inside:avoid}h1,h2,h3,caption{break-after:avoid}
.proof{border:1px solid var(--rule);break-inside:avoid}.head{grid-template-columns:1fr 15rem}
}
`
  .replaceAll("\n", "")
  .trim();
