/** The ICO's template for controllers, sheet "Template", columns A to AD, word for word (V2). */
export const icoControllerColumns = [
  "Business function",
  "Purpose of processing",
  "Name and contact details of joint controller (if applicable)",
  "Categories of individuals",
  "Categories of personal data",
  "Categories of recipients",
  "Link to contract with processor",
  "Names of third countries or international organisations that personal data are transferred to (if applicable)",
  "Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)",
  "Retention schedule (if possible)",
  "General description of technical and organisational security measures (if possible)",
  "Article 6 lawful basis for processing personal data",
  "Article 9 condition for processing special category data",
  "Legitimate interests for the processing (if applicable)",
  "Link to record of legitimate interests assessment (if applicable)",
  "Rights available to individuals",
  "Existence of automated decision-making, including profiling (if applicable)",
  "The source of the personal data (if applicable)",
  "Link to record of consent",
  "Location of personal data",
  "Data Protection Impact Assessment required?",
  "Data Protection Impact Assessment progress",
  "Link to Data Protection Impact Assessment",
  "Has a personal data breach occurred?",
  "Link to record of personal data breach",
  "Data Protection Act 2018 Schedule 1 Condition for processing",
  "GDPR Article 6 lawful basis for processing",
  "Link to retention and erasure policy document",
  "Is personal data retained and erased in accordance with the policy document?",
  "Reasons for not adhering to policy document (if applicable)",
] as const;

/** The ICO's template for processors (R: recalled, not compared with the published workbook). */
export const icoProcessorColumns = [
  "Name and contact details of controller",
  "Name and contact details of controller's representative (if applicable)",
  "Categories of processing",
  "Names of third countries or international organisations that personal data are transferred to (if applicable)",
  "Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)",
  "General description of technical and organisational security measures (if possible)",
  "Link to contract with controller",
] as const;

/** The fields of the CNIL's basic record (V2), with the reference that its workbook has. */
export const cnilControllerColumns = [
  "Nom de l'activité",
  "N° / RÉF",
  "Date de création de la fiche",
  "Date de dernière mise à jour",
  "Nom du responsable conjoint",
  "Nom du logiciel ou de l'application (si pertinent)",
  "Objectifs poursuivis",
  "Catégories de personnes concernées",
  "Catégories de données collectées",
  "Données sensibles traitées ?",
  "Durées de conservation par catégorie",
  "Destinataires internes",
  "Organismes externes",
  "Sous-traitants",
  "Transferts hors UE",
  "Mesures de sécurité",
] as const;

/** The list of records at the head of the CNIL's workbook (V2). */
export const cnilIndexColumns = [
  "Nom du traitement",
  "N° / RÉF",
  "Date de création",
  "Dernière mise à jour",
  "Finalité du traitement",
  "Données sensibles oui/non",
] as const;

/** The CNIL's record of a processor (R: recalled, not compared with the published form). */
export const cnilProcessorColumns = [
  "Nom et coordonnées du client (responsable de traitement)",
  "Représentant et DPO du client",
  "Catégories de traitements effectués pour le client",
  "Sous-traitants ultérieurs",
  "Transferts hors UE et garanties",
  "Mesures de sécurité",
] as const;
