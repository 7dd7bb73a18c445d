import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, test } from "playwright/test";

const widths = [320, 768, 1280];
const schemes = ["light", "dark"] as const;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every kind of public page, with a product and a change that this publication has. */
async function publicPages(request: APIRequestContext): Promise<string[]> {
  const list: { products: { ref: string }[] } = await (
    await request.get("/subprocessors.json")
  ).json();
  const log = await (await request.get("/changes")).text();
  const changes = [...log.matchAll(/href="(changes\/[^".]+)"/g)].map(([, path]) => `/${path}`);
  return [
    "/",
    "/subprocessors",
    ...list.products.slice(0, 1).map(({ ref }) => `/subprocessors/${ref}`),
    "/changes",
    ...changes.slice(0, 1),
    "/publications",
    "/publications/1/",
  ];
}

for (const colorScheme of schemes) {
  for (const width of widths) {
    test.describe(`public pages, ${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("meet WCAG 2.2 AA and need no sideways scrolling", async ({ page, request }) => {
        for (const path of await publicPages(request)) {
          await page.goto(path);
          const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          expect.soft(found, `axe on ${path}`).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(overflow, `sideways scrolling on ${path}`).toBe(0);
        }
      });
    });
  }
}
