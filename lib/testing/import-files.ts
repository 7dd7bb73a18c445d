import { strToU8, zipSync } from "fflate";

/** An OpenDocument spreadsheet as a program writes it: sheets of rows of texts. */
export function odsFile(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
): Uint8Array {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const tables = Object.entries(sheets).map(([name, rows]) => {
    const lines = rows.map((cells) => {
      const written = cells.map((cell) =>
        cell === ""
          ? "<table:table-cell/>"
          : `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`,
      );
      return `<table:table-row>${written.join("")}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>`;
    });
    return `<table:table table:name="${escaped(name)}">${lines.join("")}</table:table>`;
  });
  const spaces = ["office", "table", "text"]
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(" ");
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces}><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`,
    ),
  });
}

/** A form of the CNIL's simplified register, filled in. */
export function cnilForm(name: string, ref: string): string[][] {
  return [
    ["Description du traitement"],
    ["Nom du traitement", name],
    ["N° / RÉF", ref],
    ["Date de création de la fiche", "01/02/2026"],
    [""],
    ["Acteurs", "Nom", "Adresse", "Pays"],
    ["Responsable du traitement", "Haldendesk GmbH", "Weg 1", "Allemagne"],
    ["Responsable(s) conjoint(s)", "Partenaire SARL"],
    ["Finalité(s) du traitement effectué"],
    ["Finalité principale", `${name}: gestion`],
    ["Sous-finalité 1", "Établir les bulletins"],
    ["Catégories de données personnelles concernées", "Description", "Durée de conservation"],
    [
      "État civil, identité, données d'identification, images",
      "nom, prénom",
      "5 ans à compter du départ",
    ],
    ["Vie professionnelle", "poste", "Tant que le contrat dure"],
    ["Données sensibles", "Description", "Durée de conservation"],
    ["Données concernant la santé", "arrêts de travail", "1 an"],
    ["Catégories de personnes concernées", "Description", "Précisions"],
    ["Catégorie de personnes 1", "Salariés"],
    ["Catégorie de personnes 2", "Candidats"],
    ["Destinataires", "Type de destinataire", "Précisions"],
    ["Destinataire 1", "Service interne qui traite les données", "Service RH"],
    ["Destinataire 2", "Sous-traitants", "Paie & Co"],
    ["Transferts hors UE", "Destinataire", "Pays", "Type de garanties"],
    ["Organisme destinataire 1", "Payroll Inc", "États-Unis", "Clauses contractuelles types"],
    ["Mesures de sécurité techniques et organisationnelles", "Type de mesure", "Précisions"],
    ["Mesure 1", "Contrôle d'accès des utilisateurs", "mots de passe de 12 caractères"],
    ["Mesure 2", "Divers", "voir le dossier"],
  ];
}
