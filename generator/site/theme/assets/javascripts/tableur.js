// The rows that are shown, as a CSV file that a French spreadsheet opens by a double click: UTF-8 with its mark,
// semicolons, decimal commas. The files of the package, for programs, are on the page of data.

export function telecharger(colonnes, lignes, nom) {
  const liee = colonnes.find(({ rang, genre }) => genre === "texte" && lignes.some((ligne) => Array.isArray(ligne[rang]) && !Array.isArray(ligne[rang][0])));
  const entete = [...colonnes.map((colonne) => colonne.nom), ...(liee ? ["adresse"] : [])];
  const rangees = lignes.map((ligne) => [
    ...colonnes.map(({ rang, genre }) => valeur(ligne[rang], genre)),
    ...(liee ? [Array.isArray(ligne[liee.rang]) ? new URL(`../${ligne[liee.rang][1]}`, location.href).href : ""] : []),
  ]);
  const csv = [entete, ...rangees].map((rangee) => rangee.map(citer).join(";")).join("\r\n");
  const adresse = URL.createObjectURL(new Blob(["\ufeff", csv, "\r\n"], { type: "text/csv;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: adresse, download: nom }).click();
  setTimeout(() => URL.revokeObjectURL(adresse), 1000);
}

function valeur(brute, genre) {
  if (brute === null) return "";
  if (genre === "montant") return (brute / 100).toFixed(2).replace(".", ",");
  if (genre === "nombre" || genre === "date") return String(brute);
  const mots = Array.isArray(brute) ? (Array.isArray(brute[0]) ? brute.map(([mot]) => mot).join(" ; ") : brute[0]) : String(brute);
  return /^[=+\-@\t\r]/.test(mots) ? `'${mots}` : mots; // words of an act must not become a formula
}

const citer = (mots) => (/[";\r\n]/.test(mots) ? `"${mots.replaceAll('"', '""')}"` : mots);
