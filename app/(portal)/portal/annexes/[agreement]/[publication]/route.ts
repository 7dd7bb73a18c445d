import { annexFile } from "../../annex-file";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ agreement: string; publication: string }> },
): Promise<Response> {
  const { agreement, publication } = await params;
  return annexFile(request, agreement, publication);
}
