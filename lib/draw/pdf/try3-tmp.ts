import { annexFixture } from "@/lib/testing/annex-fixture";
import { annexView } from "@/lib/domain/documents/annex-2021-915";
import { renderDocument } from "./render-document";
const view = annexView(annexFixture(55));
const cpu: number[] = [];
for (let i = 0; i < 12; i++) {
  const c0 = process.cpuUsage(); 
  await renderDocument(view);
  const c = process.cpuUsage(c0);
  cpu.push(Math.round((c.user + c.system) / 1000));
}
console.log(cpu.join(" "));
