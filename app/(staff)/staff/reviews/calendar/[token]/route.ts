import { publicVisitor } from "@/lib/auth/public-visitor";
import { calendarBehind } from "@/lib/data/reviews/review-calendars";
import { drawReviewsIcs } from "@/lib/draw/reviews-ics";

/** The calendar of whoever made this secret address: a calendar program has no session. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const visitor = publicVisitor();
  const calendar = await calendarBehind(visitor, (await params).token);
  if (calendar === null) return new Response(null, { status: 404 });
  return new Response(drawReviewsIcs(calendar, Date.parse(visitor.at)), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
    },
  });
}
