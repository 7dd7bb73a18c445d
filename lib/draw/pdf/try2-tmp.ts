import { annexFixture } from "@/lib/testing/annex-fixture";
import { annexView } from "@/lib/domain/documents/annex-2021-915";
import { renderDocument } from "./render-document";
for (const n of [55, 55, 245, 995, 245, 995]) {
  const view = annexView(annexFixture(n));
  const c0 = process.cpuUsage(); const t0 = performance.now();
  await renderDocument(view);
  const c = process.cpuUsage(c0);
  console.log(n, "wall", Math.round(performance.now() - t0), "cpu", Math.round((c.user + c.system) / 1000), "rss", Math.round(process.memoryUsage().rss / 1e6));
}
