/** What is wrong with a list that somebody gave, each with where it stands and what would be right. */
export function ProblemsByPlace({
  problems,
  className,
}: {
  problems: readonly { readonly place: string; readonly message: string; readonly hint: string }[];
  className?: string | undefined;
}) {
  return (
    <ul className={className}>
      {problems.map(({ place, message, hint }) => (
        <li key={`${place} ${message}`}>
          <b>{place}:</b> {message} ({hint}).
        </li>
      ))}
    </ul>
  );
}
