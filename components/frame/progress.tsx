"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import classes from "./frame.module.css";

/** A line at the top while the next page is on its way; a quick page shows none. */
export function Progress() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    function notice(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link !== null && isLeaving(link, event)) setLeaving(here);
    }
    document.addEventListener("click", notice);
    return () => document.removeEventListener("click", notice);
  }, [here]);

  return leaving === here ? (
    <div className={classes.progress} role="progressbar" aria-label="The page is on its way" />
  ) : null;
}

function isLeaving(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return false;
  if (link.target !== "" || link.hasAttribute("download")) return false;
  const { origin, pathname, search } = window.location;
  return link.origin === origin && link.pathname + link.search !== pathname + search;
}
