/** Names how documents and pages are drawn: raised whenever the same publication would be drawn otherwise. */
export const templateVersion = "3";
