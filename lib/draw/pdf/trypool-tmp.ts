import { annexFixture } from "@/lib/testing/annex-fixture";
import { annexView } from "@/lib/domain/documents/annex-2021-915";
import { drawAnnex } from "./pool";
for (let i = 0; i < 4; i++) { const t0 = performance.now(); const b = await drawAnnex(annexView(annexFixture(55))); console.log(b.length, Math.round(performance.now() - t0)); }
const t0 = performance.now();
const b = await drawAnnex(annexView(annexFixture(995))); console.log(b.length, Math.round(performance.now() - t0)); 
try { await drawAnnex({ ...annexView(annexFixture(0)), mark: "x \u{1F600} y" }); } catch (e) { console.log(String(e)); }
