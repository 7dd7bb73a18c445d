import { annexFixture } from "@/lib/testing/annex-fixture";
import { annexView } from "@/lib/domain/documents/annex-2021-915";
import { renderDocument } from "./render-document";
const view = annexView(annexFixture(55));
const cpu: number[] = [];
for (let i = 0; i < 20; i++) {
  const c0 = performance.now(); 
  await renderDocument(view);
  cpu.push(Math.round(performance.now() - c0));
}
cpu.sort((a,b)=>a-b);
console.log("median", cpu[10], "min", cpu[0]);
