import Link from "next/link";
import type { FormAction } from "@/lib/domain/form-state";
import { type SavedView, type SavedViews as Views, viewHref } from "@/lib/domain/list/saved-view";
import { ActionForm } from "../forms/action-form";
import { CheckboxField, TextField } from "../forms/fields";
import classes from "./saved-views.module.css";

export type ViewActions = Readonly<Record<"save" | "change" | "remove" | "openIn", FormAction>>;

/** The saved views of a list, one click each; saving the list as it stands; and keeping one's own in order. */
export function SavedViews({ views: given, actions }: { views: Views; actions: ViewActions }) {
  const { list, path, current, views, mayShare } = given;
  const usual = views.find(({ isDefault }) => isDefault);
  const shown = views.find(({ query }) => query === current);
  return (
    <section className={classes.bar} aria-label="Saved views">
      {views.length === 0 ? null : (
        <ul className={classes.views}>
          <li>
            <ViewLink href={viewHref(path, "", usual !== undefined)} isShown={current === ""}>
              All
            </ViewLink>
          </li>
          {views
            .filter(({ query }) => query !== "")
            .map((view) => (
              <li key={view.id}>
                <ViewLink href={viewHref(path, view.query, true)} isShown={view === shown}>
                  {view.name}
                  {view.isDefault ? <span className={classes.mark}>opens first</span> : null}
                  {view.by === null ? null : <span className={classes.mark}>by {view.by}</span>}
                </ViewLink>
              </li>
            ))}
        </ul>
      )}
      {shown === undefined && current !== "" ? (
        <details className={classes.drawer}>
          <summary>Save this view</summary>
          <div className={classes.sheet}>
            <ActionForm
              action={actions.save}
              submit="Save the view"
              hidden={{ list, query: current }}
              label="Save this view"
            >
              <TextField name="name" label="Name" maxLength={80} required />
              {mayShare ? (
                <CheckboxField
                  name="shared"
                  label="Share it with everybody on the staff"
                  help="They see its name and yours; only you can change it."
                />
              ) : null}
              <CheckboxField name="isDefault" label="Open this list in it" />
            </ActionForm>
          </div>
        </details>
      ) : null}
      {views.length === 0 ? null : (
        <details className={classes.drawer}>
          <summary>Manage views</summary>
          <div className={classes.sheet}>
            {views.map((view) => (
              <Managed key={view.id} view={view} given={given} actions={actions} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function ViewLink({
  href,
  isShown,
  children,
}: {
  href: string;
  isShown: boolean;
  children: React.ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={classes.view}
      aria-current={isShown ? "true" : undefined}
    >
      {children}
    </Link>
  );
}

function Managed({
  view,
  given: { list, mayShare },
  actions,
}: {
  view: SavedView;
  given: Views;
  actions: ViewActions;
}) {
  const { id, name, shared, isOwn, isDefault } = view;
  return (
    <section className={classes.managed} aria-label={name}>
      {isOwn ? (
        <ActionForm
          action={actions.change}
          submit="Change"
          tone="quiet"
          hidden={{ id }}
          initial={{ name, shared: shared ? "yes" : "" }}
          label={`Change “${name}”`}
        >
          <TextField name="name" label="Name" maxLength={80} required />
          {mayShare ? <CheckboxField name="shared" label="Shared with everybody" /> : null}
        </ActionForm>
      ) : (
        <p>
          <strong>{name}</strong>, shared by {view.by}
        </p>
      )}
      <div className={classes.acts}>
        <ActionForm
          action={actions.openIn}
          submit={isDefault ? "Do not open the list in it" : "Open the list in it"}
          tone="quiet"
          hidden={{ list, id: isDefault ? "" : id }}
          label={`Default: ${name}`}
        />
        {isOwn ? (
          <ActionForm
            action={actions.remove}
            submit={`Delete “${name}”`}
            tone="danger"
            hidden={{ id }}
            label={`Delete “${name}”`}
          />
        ) : null}
      </div>
    </section>
  );
}
