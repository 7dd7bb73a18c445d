import Link from "next/link";
import type { Role } from "@/lib/domain/access";
import { roleWords } from "../frame/role-words";
import { DataTable } from "../ui/data-table";
import { Day } from "../ui/day";
import classes from "./people.module.css";
import { PersonBadge } from "./person-badge";

type Person = {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly disabledAt: string | null;
  readonly accessUntil: string | null;
  readonly isOver: boolean;
  readonly hasPassword: boolean;
};

const columns = [
  { key: "person", label: "Person" },
  { key: "roles", label: "Roles" },
  { key: "until", label: "Access until" },
  { key: "state", label: "State" },
];

/** Everybody who works here. */
export function PeopleTable({ people, ownId }: { people: readonly Person[]; ownId: string }) {
  const rows = people.map((person) => ({
    key: person.id,
    cells: [
      <div key="person">
        <Link href={`/staff/people/${person.id}`} prefetch={false}>
          {person.name ?? person.email}
        </Link>
        {person.id === ownId && " (you)"}
        {person.name !== null && <span className={classes.address}>{person.email}</span>}
      </div>,
      roleWords(person.roles),
      person.accessUntil === null ? "No end" : <Day key="until" on={person.accessUntil} />,
      <PersonBadge key="state" person={person} />,
    ],
  }));
  const caption = people.length === 1 ? "1 person" : `${people.length} people`;
  return <DataTable caption={caption} columns={columns} rows={rows} />;
}
