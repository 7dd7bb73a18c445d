import type { BrowserContext, Page } from "playwright/test";

type Shift = { value: number; moved: string[] };

/** Adds up in every page of a context how far things jumped that nobody had touched, and which. */
export async function watchShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const shift: Shift = { value: 0, moved: [] };
    Object.assign(window, { shift });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry.toJSON();
        if (hadRecentInput) continue;
        shift.value += value;
        shift.moved.push(JSON.stringify(sources));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How far things jumped on a page since it began to load. */
export function wholeShift(page: Page): Promise<Shift> {
  return page.evaluate(() =>
    "shift" in window ? (window.shift as Shift) : { value: 0, moved: [] },
  );
}

/**
 * Watches what script a page asks for.
 *
 * @returns says how many kB of it, as sent over the wire, the page took since it was last gone to; what the browser had
 *   kept from before counts as much as it did the first time
 */
export function scriptKilobytes(page: Page): () => Promise<number> {
  const sizes = new Map<string, number>();
  let asked: Promise<string>[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asked = [];
  });
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    asked.push(
      request.sizes().then(({ responseBodySize }) => {
        sizes.set(request.url(), Math.max(responseBodySize, sizes.get(request.url()) ?? 0));
        return request.url();
      }),
    );
  });
  return async () => {
    const urls = new Set(await Promise.all(asked));
    return [...urls].reduce((sum, url) => sum + (sizes.get(url) ?? 0), 0) / 1000;
  };
}
