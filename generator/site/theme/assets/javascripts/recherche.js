// The one search of the site: a dialog over Pagefind's index, in French, by keyboard or by pointer.
// What a visitor types is brought to the form in which generator/site/search.py indexed the pages.
const PAR_PAGE = 10;
const ELISION = /(^|[\s"«(])(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[\p{L}\d])/giu;
const GROUPES = /(?<![\d.,])\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?!\d)/g;

/** « L’Association », « 62 500,00 € » → « Association », « 62500 ». */
export function normaliser(requete) {
  return requete
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(ELISION, "$1")
    .replace(GROUPES, (nombre) => nombre.replace(/\D/g, ""))
    .replace(/(\d),00(?!\d)/g, "$1")
    .replace(/_/g, " ")
    .replace(/[«»“”]/g, '"')
    .replace(/\s+/g, " ")
    .trim();
}

const GABARIT = `
<form role="search">
  <label for="registre-requete">Rechercher dans les actes</label>
  <div class="registre-saisie">
    <input id="registre-requete" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"
      aria-describedby="registre-etat" placeholder="un mot, un montant, une référence">
    <button type="button" class="registre-fermer">Fermer</button>
  </div>
</form>
<p id="registre-etat" role="status"></p>
<ol class="registre-resultats"></ol>
<button type="button" class="registre-suite" hidden>Afficher la suite</button>`;

const ouvrir = document.getElementById("registre-chercher");
if (ouvrir) demarrer(ouvrir);

function demarrer(bouton) {
  const dialogue = document.createElement("dialog");
  dialogue.className = "registre-dialogue";
  dialogue.setAttribute("aria-label", "Recherche");
  dialogue.innerHTML = GABARIT;
  document.body.append(dialogue);
  const champ = dialogue.querySelector("input");
  const etat = dialogue.querySelector("[role=status]");
  const liste = dialogue.querySelector("ol");
  const suite = dialogue.querySelector(".registre-suite");
  let moteur, attente, numero = 0, trouves = [];

  const charger = () => (moteur ??= preparer(new URL(bouton.dataset.pagefind, location.href)));

  async function chercher() {
    clearTimeout(attente);
    const tour = ++numero;
    liste.ariaBusy = "true";
    const requete = normaliser(champ.value);
    if (!requete) return afficher([], "");
    etat.textContent = "Recherche en cours…";
    try {
      const pagefind = await charger();
      const { results, approchant } = await trouver(pagefind, requete);
      if (tour === numero) await afficher(results, compter(results.length, approchant));
    } catch {
      moteur = undefined;
      if (tour === numero) afficher([], "La recherche n’est pas disponible pour le moment.");
    }
  }

  async function afficher(resultats, message) {
    trouves = resultats;
    liste.replaceChildren();
    suite.hidden = true;
    await prolonger(numero);
    etat.textContent = message;
    liste.ariaBusy = "false";
  }

  async function prolonger(tour) {
    const debut = liste.children.length;
    const pages = await Promise.all(trouves.slice(debut, debut + PAR_PAGE).map((resultat) => resultat.data()));
    if (tour !== numero) return;
    liste.append(...pages.map(presenter));
    suite.hidden = liste.children.length >= trouves.length;
  }

  champ.addEventListener("input", () => {
    liste.ariaBusy = "true";
    clearTimeout(attente);
    attente = setTimeout(chercher, 120);
  });
  dialogue.querySelector("form").addEventListener("submit", (evenement) => { evenement.preventDefault(); chercher(); });
  dialogue.querySelector(".registre-fermer").addEventListener("click", () => dialogue.close());
  dialogue.addEventListener("click", (evenement) => { if (evenement.target === dialogue) dialogue.close(); });
  dialogue.addEventListener("keydown", (evenement) => parcourir(evenement, champ, liste));
  liste.addEventListener("click", (evenement) => { if (evenement.target.closest("a")) dialogue.close(); });
  suite.addEventListener("click", async () => {
    const premier = liste.children.length;
    await prolonger(numero);
    liste.children[premier]?.querySelector("a").focus();
  });

  const montrer = () => { if (!dialogue.open) { dialogue.showModal(); charger().catch(() => { moteur = undefined; }); } champ.select(); };
  bouton.hidden = false;
  bouton.addEventListener("click", montrer);
  document.addEventListener("keydown", (evenement) => {
    if (evenement.ctrlKey || evenement.metaKey || evenement.altKey || dialogue.open) return;
    if (evenement.target.closest("input, textarea, select, [contenteditable]")) return;
    if (evenement.key === "/" || evenement.key === "s") { evenement.preventDefault(); montrer(); }
  });
  const demande = new URLSearchParams(location.search).get("q");
  if (demande !== null) { champ.value = demande; montrer(); chercher(); }
}

/** The engine over the index of the site; a large site has several, joined here. */
async function preparer(adresse) {
  const options = { excerptLength: 24 };
  const [pagefind, { parts }] = await Promise.all([
    import(adresse),
    fetch(new URL("parts.json", adresse)).then((reponse) => reponse.json()),
  ]);
  await pagefind.options(options);
  await pagefind.init();
  const autres = Array.from({ length: parts - 1 }, (_, rang) => new URL(`${rang + 2}/`, adresse).pathname);
  await Promise.all(autres.map((autre) => pagefind.mergeIndex(autre, options)));
  return pagefind;
}

/** A number is first searched as it is: 62500 must not be answered with 6 000 as if that were the same sum. */
async function trouver(pagefind, requete) {
  if (!/^[\d,]+ ?€?$/.test(requete)) return pagefind.search(requete);
  const exact = await pagefind.search(`"${requete.replace(/ ?€/, "")}"`);
  return exact.results.length ? exact : { results: (await pagefind.search(requete)).results, approchant: true };
}

function compter(nombre, approchant) {
  if (nombre === 0) return "Aucun résultat.";
  const compte = nombre === 1 ? "1 résultat" : `${nombre} résultats`;
  return approchant ? `Ce nombre ne figure pas tel quel : ${compte} en partie.` : compte;
}

/** Up and down arrows go from the field to the results and back. */
function parcourir(evenement, champ, liste) {
  if (evenement.key !== "ArrowDown" && evenement.key !== "ArrowUp") return;
  const arrets = [champ, ...liste.querySelectorAll("a")];
  const ici = arrets.indexOf(document.activeElement);
  if (ici < 0) return;
  evenement.preventDefault();
  arrets[Math.min(arrets.length - 1, Math.max(0, ici + (evenement.key === "ArrowDown" ? 1 : -1)))].focus();
}

function presenter({ url, meta, excerpt }) {
  const element = document.createElement("li");
  const lien = document.createElement("a");
  lien.href = url;
  lien.textContent = meta.title;
  const precisions = [meta.nature, meta.date, montant(meta.montant), meta.collectivite].filter(Boolean).join(" · ");
  const ligne = document.createElement("p");
  ligne.className = "registre-precisions";
  ligne.textContent = precisions;
  const extrait = document.createElement("p");
  surligner(extrait, excerpt);
  element.append(lien, ...(precisions ? [ligne] : []), extrait);
  return element;
}

/** An amount of the data (« 62500.00 ») as French writes it; words are left as they are. */
function montant(valeur) {
  if (!/^\d+(\.\d+)?$/.test(valeur ?? "")) return valeur;
  return Number(valeur).toLocaleString("fr-FR", { style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" });
}

/** The excerpt is text with <mark>: rebuilt node by node, so that no word of an act can become an element. */
function surligner(cible, extrait) {
  const analyse = new DOMParser().parseFromString(extrait, "text/html").body;
  for (const noeud of analyse.childNodes) {
    const texte = noeud.textContent.replace(/(\d)\u00b7(?=\d)/g, "$1\u202f");
    if (noeud.nodeName === "MARK") {
      const marque = document.createElement("mark");
      marque.textContent = texte;
      cible.append(marque);
    } else {
      cible.append(texte);
    }
  }
}
