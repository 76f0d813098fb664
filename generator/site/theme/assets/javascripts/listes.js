// Lists that a visitor sorts, narrows, shares and takes away. The page is whole without this: the rows as data are
// fetched when somebody first asks for more than to read, and drawn as the static table draws them.
import { plier } from "./requete.js";
import { telecharger } from "./tableur.js";

const ENSEMBLE = 200; // rows drawn at once, as on the static pages
const FICHIERS = 10; // files of rows fetched without a year being chosen: 20 000 rows, some 1 MB compressed
const CAPITALES = 0.7; // as in generator/pages/views/front.py
const ABSENT = "-", NON_INDIQUE = "non indiqué";
const alphabet = new Intl.Collator("fr", { numeric: true, sensitivity: "base" });
const euros = (centimes) => (centimes / 100).toLocaleString("fr-FR", { style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" });

const zone = document.querySelector(".filtres[data-lignes]");
if (zone) equiper(zone, [...document.querySelectorAll("table.liste")].find((table) => zone.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING));

function equiper(zone, table) {
  const annees = (zone.dataset.annees ?? "").split(" ").filter(Boolean).map((bornes) => bornes.split("-").map(Number));
  const nombreDeFichiers = Number(zone.dataset.lignes), entetes = [...table.tHead.rows[0].cells];
  const corps = table.tBodies[0], lus = new Map();
  let colonnes, champs, montrees = [], tour = 0;
  const legende = table.caption.textContent;

  zone.innerHTML = `<details class="registre-affiner"><summary>Trier, filtrer et exporter</summary><form class="registre-choix"></form></details>
<p class="bilan" role="status"></p>`;
  const [details, etat] = zone.children, formulaire = details.querySelector("form");
  const suite = Object.assign(document.createElement("button"), { type: "button", className: "registre-suite", hidden: true, textContent: "Afficher la suite" });
  table.after(suite);
  for (const [rang, entete] of entetes.entries()) entete.replaceChildren(bouton(entete.textContent, () => trier(rang)));

  /** The files that may hold a row of the year chosen; too many without a year are not fetched. */
  async function lire(annee) {
    let voulus = Array.from({ length: nombreDeFichiers }, (_, rang) => rang);
    if (annee && annees.length) voulus = voulus.filter((rang) => annee === ABSENT ? annees[rang][1] === 0 : annees[rang][0] >= annee && annees[rang][1] <= annee);
    if (voulus.length > FICHIERS) return undefined;
    await Promise.all(voulus.map(async (rang) => {
      if (!lus.has(rang)) lus.set(rang, fetch(`lignes-${rang + 1}.json`).then((reponse) => (reponse.ok ? reponse.json() : Promise.reject(new Error(reponse.status)))));
      lus.set(rang, await lus.get(rang));
    }));
    return voulus.flatMap((rang) => lus.get(rang).lignes);
  }

  /** The form, made once, when the columns are known. */
  let pret;
  const preparer = (demande) => (pret ??= construire(demande).catch((erreur) => { pret = undefined; throw erreur; }));

  async function construire(demande) {
    if (!lus.size) lus.set(0, await fetch("lignes-1.json").then((reponse) => reponse.json()));
    colonnes = lus.get(0).colonnes.map(([titre, genre, nom, choix, cachee], rang) => ({ titre, genre, nom, choix, cachee, rang }));
    champs = new Map();
    formulaire.replaceChildren();
    ajouter("q", "Contient", saisie("search"));
    for (const colonne of colonnes.filter(({ choix }) => choix)) ajouter(colonne.nom, colonne.genre === "date" ? "Année" : colonne.titre, document.createElement("select"));
    if (colonnes.some(({ genre }) => genre === "montant")) {
      ajouter("de", "Montant, au moins (€)", saisie("number"));
      ajouter("a", "Montant, au plus (€)", saisie("number"));
    }
    ajouter("tri", "Trier par", document.createElement("select"), "ordre de la liste");
    for (const { nom, titre } of visibles()) champs.get("tri").append(new Option(`${titre}, croissant`, nom), new Option(`${titre}, décroissant`, `-${nom}`));
    const actions = document.createElement("p");
    actions.append(
      bouton("Tout effacer", () => { for (const champ of champs.values()) champ.value = ""; montrer(); }),
      bouton("Télécharger ces lignes (CSV)", () => telecharger(colonnes, montrees, `${document.title.split(" – ")[0]}.csv`)),
      Object.assign(document.createElement("a"), { className: "registre-lien", textContent: "Adresse de cette liste, à partager" }),
    );
    formulaire.append(actions);
    if (nombreDeFichiers > FICHIERS && champs.has("date_seance") && !demande?.get("date_seance")) {
      remplir(champs.get("date_seance"), intervalle(annees).map((annee) => [String(annee), undefined]));
      champs.get("date_seance").value = String(annees[0][0]);
    }
    for (const [nom, champ] of champs) {
      const valeur = demande?.get(nom);
      if (!valeur) continue;
      if (champ.options && nom !== "tri") champ.append(new Option(valeur, valeur));
      champ.value = valeur;
    }
  }

  function ajouter(nom, titre, champ, vide = "indifférent") {
    const etiquette = document.createElement("label");
    etiquette.textContent = titre;
    champ.name = nom;
    if (champ.options) champ.append(new Option(vide, ""));
    etiquette.append(champ);
    formulaire.append(etiquette);
    champs.set(nom, champ);
  }

  async function montrer(demande) {
    const ici = ++tour;
    table.ariaBusy = "true";
    try {
      await preparer(demande);
      const lignes = await lire(champs.get("date_seance")?.value);
      if (ici !== tour) return;
      if (!lignes) { etat.textContent = "Cette liste est longue : choisir d’abord une année."; return; }
      const gardees = lignes.filter((ligne) => convient(ligne));
      for (const colonne of colonnes.filter(({ choix }) => choix)) proposer(colonne, lignes);
      montrees = ordonner(gardees);
      dessiner(0);
      table.caption.textContent = decrire() || legende;
      etat.textContent = dire(gardees, lignes.length);
      adresser();
    } catch {
      lus.clear();
      etat.textContent = "Les lignes n’ont pas pu être lues. La liste ci-dessous reste entière.";
    } finally {
      if (ici === tour) table.ariaBusy = "false";
    }
  }

  function convient(ligne, sauf) {
    for (const colonne of colonnes) {
      const voulu = colonne.choix && colonne.nom !== sauf && champs.get(colonne.nom).value;
      if (voulu && !valeurs(ligne[colonne.rang], colonne).includes(voulu)) return false;
    }
    const mots = plier(champs.get("q").value).split(/\s+/).filter(Boolean);
    if (mots.length) {
      const tout = plier(colonnes.map((colonne) => texte(ligne[colonne.rang], colonne)).join(" "));
      if (!mots.every((mot) => tout.includes(mot))) return false;
    }
    const de = centimes("de"), a = centimes("a");
    if (de === undefined && a === undefined) return true;
    return colonnes.some(({ genre, rang }) => genre === "montant" && ligne[rang] !== null && ligne[rang] >= (de ?? 0) && ligne[rang] <= (a ?? Infinity));
  }

  function centimes(nom) {
    const valeur = champs.get(nom)?.value;
    return valeur ? Math.round(Number(valeur) * 100) : undefined;
  }

  /** The values that rows still have under the other choices, with their counts. */
  function proposer(colonne, lignes) {
    const comptes = new Map();
    for (const ligne of lignes) {
      if (convient(ligne, colonne.nom)) for (const valeur of valeurs(ligne[colonne.rang], colonne)) comptes.set(valeur, (comptes.get(valeur) ?? 0) + 1);
    }
    const sens = colonne.genre === "date" ? -1 : 1;
    if (nombreDeFichiers > FICHIERS && colonne.genre === "date") for (const annee of intervalle(annees)) if (!comptes.has(String(annee))) comptes.set(String(annee), undefined);
    remplir(champs.get(colonne.nom), [...comptes].sort(([a], [b]) => sens * alphabet.compare(a, b)));
  }

  function ordonner(lignes) {
    const tri = champs.get("tri").value, colonne = colonnes.find(({ nom }) => nom === tri.replace(/^-/, "")), sens = tri.startsWith("-") ? -1 : 1;
    for (const [rang, entete] of entetes.entries()) {
      const ici = colonne && visibles()[rang] === colonne;
      entete.ariaSort = ici ? (sens < 0 ? "descending" : "ascending") : null;
    }
    if (!colonne) return lignes;
    const cle = (ligne) => (colonne.genre === "montant" || colonne.genre === "nombre" ? ligne[colonne.rang] : ligne[colonne.rang] === null ? null : colonne.genre === "date" ? ligne[colonne.rang] : texte(ligne[colonne.rang], colonne));
    return [...lignes].sort((a, b) => {
      const x = cle(a), y = cle(b);
      if (x === null || y === null) return (x === null) - (y === null); // what is not stated stays last, both ways
      return sens * (typeof x === "number" ? x - y : alphabet.compare(x, y));
    });
  }

  function trier(rang) {
    preparer().then(() => {
      const { nom, genre } = visibles()[rang];
      const premier = genre === "texte" || genre === "etat" ? nom : `-${nom}`; // figures and days: the largest, the latest first
      const tri = champs.get("tri");
      tri.value = tri.value !== premier ? premier : premier.startsWith("-") ? nom : `-${nom}`;
      return montrer();
    }).catch(() => { etat.textContent = "Les lignes n’ont pas pu être lues. La liste ci-dessous reste entière."; });
  }

  const visibles = () => colonnes.filter(({ cachee }) => !cachee);

  function dessiner(debut) {
    const nouvelles = montrees.slice(debut, debut + ENSEMBLE).map((ligne) => {
      const rangee = document.createElement("tr");
      rangee.append(...visibles().map((colonne) => cellule(ligne[colonne.rang], colonne)));
      return rangee;
    });
    if (debut) corps.append(...nouvelles); else corps.replaceChildren(...nouvelles);
    suite.hidden = corps.rows.length >= montrees.length;
    for (const fixe of document.querySelectorAll("nav.pagination, p.bilan:not([role])")) fixe.remove(); // they tell other rows
  }

  /** How many rows, and the sum of each column of amounts apart: what is proposed is never added to what is granted. */
  function dire(gardees, total) {
    const compte = `${gardees.length.toLocaleString("fr-FR")} ligne${gardees.length > 1 ? "s" : ""} sur ${total.toLocaleString("fr-FR")}`;
    const sommes = colonnes.filter(({ genre }) => genre === "montant").map(({ titre, rang }) => {
      const montants = gardees.map((ligne) => ligne[rang]).filter((montant) => montant !== null);
      return montants.length ? ` ${titre}\u00a0: ${euros(montants.reduce((somme, montant) => somme + montant, 0))}.` : "";
    });
    return `${compte}.${sommes.join("")}`;
  }

  /** What was chosen, in words: the caption of the rows, on the screen, on paper and when read aloud. */
  function decrire() {
    const choisis = [...champs.values()].filter((champ) => champ.value);
    return choisis.map((champ) => `${champ.parentElement.firstChild.data}\u00a0: ${champ.options ? champ.selectedOptions[0].text.replace(/ \(\d+\)$/, "") : champ.value}`).join("\u202f; ");
  }

  /** The address of what is shown, in the bar of the browser and in a link. */
  function adresser() {
    const parts = new URLSearchParams([...champs].map(([nom, champ]) => [nom, champ.value]).filter(([, valeur]) => valeur));
    const adresse = new URL(location.href);
    adresse.search = parts;
    history.replaceState(null, "", adresse);
    formulaire.querySelector(".registre-lien").href = adresse;
  }

  let attente;
  formulaire.addEventListener("input", () => { clearTimeout(attente); attente = setTimeout(() => montrer(), 200); });
  formulaire.addEventListener("submit", (evenement) => { evenement.preventDefault(); montrer(); });
  suite.addEventListener("click", () => {
    const debut = corps.rows.length;
    dessiner(debut);
    corps.rows[debut]?.querySelector("a")?.focus();
  });
  details.addEventListener("toggle", () => { if (details.open && !pret) montrer(); });
  const demande = new URLSearchParams(location.search);
  if ([...demande.keys()].some((nom) => nom !== "q") || demande.get("q")) montrer(demande).then(() => { details.open = true; });
}

function bouton(mots, agir) {
  const element = Object.assign(document.createElement("button"), { type: "button", textContent: mots });
  element.addEventListener("click", agir);
  return element;
}

function saisie(type) {
  return Object.assign(document.createElement("input"), { type, autocomplete: "off", ...(type === "number" ? { min: 0, step: "any" } : {}) });
}

function remplir(liste, valeurs) {
  const choisie = liste.value;
  const offertes = choisie && !valeurs.some(([valeur]) => valeur === choisie) ? [[choisie, 0], ...valeurs] : valeurs;
  const dit = ([valeur, nombre]) => `${valeur === ABSENT ? NON_INDIQUE : valeur}${nombre === undefined ? "" : ` (${nombre})`}`;
  liste.replaceChildren(new Option("indifférent", ""), ...offertes.map((offerte) => new Option(dit(offerte), offerte[0])));
  liste.value = choisie;
}

function intervalle(annees) {
  const connues = annees.flat().filter(Boolean), derniere = Math.max(...connues);
  return Array.from({ length: derniere - Math.min(...connues) + 1 }, (_, rang) => derniere - rang);
}

/** What a cell can be chosen by: a year, words, each of several words. */
function valeurs(valeur, { genre }) {
  if (valeur === null) return [ABSENT];
  if (genre === "date") return [valeur.slice(0, 4)];
  return Array.isArray(valeur) ? (Array.isArray(valeur[0]) ? valeur.map(([mots]) => mots) : [valeur[0]]) : [String(valeur)];
}

function texte(valeur, { genre }) {
  if (valeur === null) return "";
  if (genre === "montant") return euros(valeur).replace(/\s/g, "");
  if (genre === "date") return valeur;
  return Array.isArray(valeur) ? (Array.isArray(valeur[0]) ? valeur.map(([mots]) => mots).join(", ") : valeur[0]) : String(valeur);
}

function cellule(valeur, colonne) {
  const element = document.createElement("td"), { genre, nom } = colonne;
  if (genre === "montant" || genre === "nombre") element.className = `${genre} ${nom}`;
  if (genre === "date") element.className = "date";
  if (valeur === null && genre !== "montant" && genre !== "nombre") Object.assign(element, { className: "absent", textContent: NON_INDIQUE });
  else if (valeur === null) element.textContent = "";
  else if (genre === "montant") element.textContent = euros(valeur);
  else if (genre === "nombre") element.textContent = valeur.toLocaleString("fr-FR");
  else if (genre === "date") element.textContent = jour(valeur);
  else if (genre === "etat") element.append(Object.assign(document.createElement("b"), { className: valeur[1], textContent: valeur[0] }));
  else if (Array.isArray(valeur) && !Array.isArray(valeur[0])) {
    if (enCapitales(valeur[0])) element.className = "capitales";
    element.append(Object.assign(document.createElement("a"), { href: `../${valeur[1]}`, textContent: valeur[0] }));
  }
  else element.textContent = texte(valeur, colonne);
  return element;
}

/** Whether a title is printed in capitals: as the static table does, it is then set in small ones. */
function enCapitales(titre) {
  const lettres = titre.match(/\p{L}/gu) ?? [];
  return lettres.filter((lettre) => lettre !== lettre.toLowerCase()).length > CAPITALES * lettres.length;
}

function jour(iso) {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).replace(/^1 /, "1er ");
}
