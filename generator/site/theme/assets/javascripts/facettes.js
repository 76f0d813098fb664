// What narrows a search: a table of the facts of each page (facettes.json), fetched when a visitor first asks for it.
export const FACETTES = [
  ["nature", "Nature"], ["collectivite", "Collectivité"], ["annee", "Année"], ["beneficiaires", "Bénéficiaire"],
  ["axes", "Axe de la feuille de route"], ["montant", "Montant attribué"],
];
const LONGUEUR = 300; // values of one facet that a list offers: the most frequent of them, beyond nobody scrolls
// 23 000 € is the sum above which the law wants an agreement (décret 2001-495): it stands as a bound.
const TRANCHES = [
  ["moins de 1 000 €", 0, 1e5], ["de 1 000 à 5 000 €", 1e5, 5e5], ["de 5 000 à 23 000 €", 5e5, 23e5],
  ["de 23 000 à 100 000 €", 23e5, 1e7], ["100 000 € et plus", 1e7, Infinity],
];

/** The table as the search asks for it: facts by result, values by facet. */
export class Table {
  constructor(lues) {
    this.lues = { ...lues, montant: { valeurs: TRANCHES.map(([mots]) => mots.replace(/(?<=\d) (?=\d{3}|€)/g, "\u202f")), rangs: lues.centimes.map(tranche) } };
    this.rangs = new Map(lues.pages.map((page, rang) => [page, rang]));
    this.doubles = new Set();
    const vues = new Set();
    for (const page of lues.pages) { if (vues.has(page)) this.doubles.add(page); vues.add(page); }
  }

  /** The row of a result; two pages of two indexes may bear one hash, and then their addresses tell them apart. */
  async rang(resultat) {
    if (!this.doubles.has(resultat.id)) return this.rangs.get(resultat.id);
    const { raw_url: adresse } = await resultat.data();
    return this.lues.doubles[adresse];
  }

  async situer(resultats) {
    return Promise.all(resultats.map(async (resultat) => ({ resultat, rang: await this.rang(resultat) })));
  }

  /** The results that meet every choice, in the order asked for. */
  garder(situes, choix) {
    const gardes = situes.filter(({ rang }) => this.convient(rang, choix));
    const colonne = { recent: this.lues.jours, montant: this.lues.centimes }[choix.tri];
    if (colonne) gardes.sort((a, b) => (colonne[b.rang] ?? -1) - (colonne[a.rang] ?? -1));
    return gardes.map(({ resultat }) => resultat);
  }

  convient(rang, choix, sauf) {
    return FACETTES.every(([nom]) => nom === sauf || !choix[nom] || this.a(rang, nom, choix[nom]));
  }

  a(rang, nom, valeur) {
    return rang !== undefined && this.valeurs(rang, nom).includes(valeur);
  }

  valeurs(rang, nom) {
    const { valeurs, rangs } = this.lues[nom];
    return [rangs[rang] ?? []].flat().map((numero) => valeurs[numero]);
  }

  /** The values of a facet among results that meet the other choices, with their counts: `[[valeur, nombre], …]`. */
  compter(situes, choix, nom) {
    const comptes = new Map();
    for (const { rang } of situes) {
      if (rang === undefined || !this.convient(rang, choix, nom)) continue;
      for (const valeur of new Set(this.valeurs(rang, nom))) comptes.set(valeur, (comptes.get(valeur) ?? 0) + 1);
    }
    const ordre = new Map(this.lues[nom].valeurs.map((valeur, numero) => [valeur, numero]));
    const frequentes = [...comptes].sort((a, b) => b[1] - a[1] || ordre.get(a[0]) - ordre.get(b[0])).slice(0, LONGUEUR);
    const sens = nom === "annee" ? -1 : 1;
    return frequentes.sort((a, b) => sens * (ordre.get(a[0]) - ordre.get(b[0])));
  }
}

function tranche(centimes) {
  if (centimes === null) return [];
  return TRANCHES.findIndex(([, de, a]) => centimes >= de && centimes < a);
}
