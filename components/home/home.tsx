import { Day } from "@/components/ui/day";
import { PageTitle } from "@/components/ui/page-title";
import type { HomeView } from "@/lib/domain/home-view";
import { Findings } from "./findings";
import { Running } from "./running";
import { Waiting } from "./waiting";

/** The first page of the day: what waits for me, what is running, what is wrong. */
export function Home({ view }: { view: HomeView }) {
  return (
    <>
      <PageTitle title="Home" kicker={<Day on={view.today} />} />
      <Waiting groups={view.waiting} />
      <Running view={view} />
      <Findings findings={view.findings} />
    </>
  );
}
