import { annexFixture } from "@/lib/testing/annex-fixture";
import { annexView } from "@/lib/domain/documents/annex-2021-915";
import { renderDocument } from "@/lib/draw/pdf/render-document";
import { writeFileSync } from "node:fs";
const n = Number(process.argv[2] ?? 20);
const input = annexFixture(n);
if (process.argv[3]) (input.publication as any).simulated = true;
for (let i = 0; i < 8; i++) { const t0 = performance.now(); const b = await renderDocument(annexView(input)); console.log(b.length, Math.round(performance.now() - t0)); writeFileSync("/tmp/annex.pdf", b); }
