import { annexFile } from "../annex-file";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ agreement: string }> },
): Promise<Response> {
  const { agreement } = await params;
  return annexFile(request, agreement, null);
}
