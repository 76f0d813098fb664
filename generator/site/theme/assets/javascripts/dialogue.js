// The search dialog, in French, by keyboard or by pointer: the query, what narrows it, the results.
import { FACETTES, Table } from "./facettes.js";
import { presenter } from "./resultat.js";

const PAR_PAGE = 10;
const TRIS = [["", "Pertinence"], ["recent", "Date, la plus récente d’abord"], ["montant", "Montant attribué, le plus grand d’abord"]];
const GABARIT = `
<form role="search">
  <label for="registre-requete">Rechercher dans le registre</label>
  <div class="registre-saisie">
    <input id="registre-requete" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"
      aria-describedby="registre-etat" placeholder="un mot, un montant, une date, un numéro">
    <button type="button" class="registre-fermer">Fermer</button>
  </div>
  <details class="registre-affiner"><summary>Affiner et trier</summary><div class="registre-choix"></div></details>
</form>
<p id="registre-etat" role="status"></p>
<ol class="registre-resultats"></ol>
<button type="button" class="registre-suite" hidden>Afficher la suite</button>
<p class="registre-adresse" hidden><a>Adresse de cette recherche, à partager</a></p>
<p class="registre-raccourcis"><label><input type="checkbox"> Ouvrir aussi par les touches / et s</label></p>`;

/**
 * The dialog over the index at `adresse`: `montrer(demande)` opens it, with the query of an address if one is given.
 * `raccourcis` says whether single keys open it too, and `regler` is told when the visitor decides otherwise.
 */
export function creer(adresse, raccourcis, regler) {
  const dialogue = document.createElement("dialog");
  dialogue.className = "registre-dialogue";
  dialogue.setAttribute("aria-label", "Recherche");
  dialogue.innerHTML = GABARIT;
  const trouver = (selecteur) => dialogue.querySelector(selecteur);
  const champ = trouver("input"), etat = trouver("[role=status]"), liste = trouver("ol"), suite = trouver(".registre-suite");
  const affiner = trouver("details"), choix = trouver(".registre-choix"), partage = trouver(".registre-adresse");
  let recherche;
  const preparer = () => (recherche ??= import("./moteur.js").then(({ moteur }) => moteur(adresse)));
  const selections = new Map([...FACETTES, ["tri", "Trier par"]].map(([nom, titre]) => [nom, selection(choix, nom, titre)]));
  selections.get("tri").append(...TRIS.map(([valeur, mots]) => new Option(mots, valeur)));
  document.body.append(dialogue);
  let attente, numero = 0, gardes = [], table, montrer;

  const choisis = () => Object.fromEntries([...selections].map(([nom, liste]) => [nom, liste.value]).filter(([, valeur]) => valeur));

  async function chercher() {
    clearTimeout(attente);
    const tour = ++numero;
    liste.ariaBusy = "true";
    const faits = choisis(), affine = Object.keys(faits).length > 0;
    if (!champ.value.trim()) return afficher(tour, [], affine ? "Taper un mot : les choix s’appliquent à ce qu’il trouve." : "");
    etat.textContent = "Recherche en cours…";
    try {
      const moteur = await preparer();
      montrer = moteur.montrer;
      const [trouves, lues] = await Promise.all([moteur.chercher(champ.value), affiner.open || affine ? moteur.facettes() : undefined]);
      table = lues && (table ?? new Table(lues));
      let resultats = trouves.resultats;
      if (table) {
        const situes = await table.situer(resultats);
        if (tour !== numero) return;
        for (const [nom] of FACETTES) proposer(selections.get(nom), table.compter(situes, faits, nom));
        resultats = table.garder(situes, faits);
      }
      await afficher(tour, resultats, dire(resultats.length, trouves, affine), trouves.corrigee);
    } catch {
      recherche = undefined;
      if (tour === numero) afficher(tour, [], "La recherche n’est pas disponible pour le moment.");
    }
  }

  async function afficher(tour, resultats, message, corrigee) {
    const premiers = await Promise.all(resultats.slice(0, PAR_PAGE).map((resultat) => montrer(resultat)));
    if (tour !== numero) return;
    gardes = resultats;
    liste.replaceChildren(...premiers.map(presenter));
    suite.hidden = liste.children.length >= gardes.length;
    etat.textContent = message;
    const lien = adresser(adresse, corrigee ?? champ.value.trim(), choisis());
    partage.hidden = !gardes.length;
    partage.firstChild.href = lien;
    liste.ariaBusy = "false";
  }

  async function prolonger() {
    const tour = numero, debut = liste.children.length;
    const pages = await Promise.all(gardes.slice(debut, debut + PAR_PAGE).map((resultat) => montrer(resultat)));
    if (tour !== numero) return;
    liste.append(...pages.map(presenter));
    suite.hidden = liste.children.length >= gardes.length;
    liste.children[debut]?.querySelector("a").focus();
  }

  champ.addEventListener("input", () => {
    liste.ariaBusy = "true";
    clearTimeout(attente);
    attente = setTimeout(chercher, 120);
  });
  const touches = trouver(".registre-raccourcis input");
  touches.checked = raccourcis;
  touches.addEventListener("change", () => regler(touches.checked));
  choix.addEventListener("change", chercher);
  affiner.addEventListener("toggle", () => { if (affiner.open) chercher(); });
  trouver("form").addEventListener("submit", (evenement) => { evenement.preventDefault(); chercher(); });
  trouver(".registre-fermer").addEventListener("click", () => dialogue.close());
  dialogue.addEventListener("click", (evenement) => { if (evenement.target === dialogue) dialogue.close(); });
  dialogue.addEventListener("keydown", (evenement) => parcourir(evenement, champ, liste));
  liste.addEventListener("click", (evenement) => { if (evenement.target.closest("a")) dialogue.close(); });
  suite.addEventListener("click", prolonger);

  return {
    montrer(demande) {
      if (!dialogue.open) dialogue.showModal();
      preparer().then((moteur) => moteur.preparer()).catch(() => { recherche = undefined; });
      if (demande) remplir(demande);
      champ.select();
    },
  };

  /** The query and the choices of a shared address; a choice that the data does not know finds nothing, and says so. */
  function remplir(demande) {
    champ.value = demande.get("q");
    for (const [nom, liste] of selections) {
      const valeur = demande.get(nom);
      if (!valeur) continue;
      if (![...liste.options].some((option) => option.value === valeur)) liste.append(new Option(valeur, valeur));
      liste.value = valeur;
      affiner.open = true;
    }
    chercher();
  }
}

function selection(choix, nom, titre) {
  const etiquette = document.createElement("label"), liste = document.createElement("select");
  etiquette.textContent = titre;
  liste.name = nom;
  if (nom !== "tri") liste.append(new Option("indifférent", ""));
  etiquette.append(liste);
  choix.append(etiquette);
  return liste;
}

/** The values that the results still have, with their counts; the one chosen stays, even at zero. */
function proposer(liste, valeurs) {
  const choisie = liste.value;
  const offertes = valeurs.some(([valeur]) => valeur === choisie) || !choisie ? valeurs : [[choisie, 0], ...valeurs];
  liste.replaceChildren(new Option("indifférent", ""), ...offertes.map(([valeur, nombre]) => new Option(`${valeur} (${nombre})`, valeur)));
  liste.value = choisie;
  liste.disabled = offertes.length === 0;
}

function dire(nombre, { corrigee, inconnus = [], approchant, partie }, affines) {
  const compte = nombre === 0 ? "Aucun résultat" : nombre === 1 ? "1 résultat" : `${nombre.toLocaleString("fr-FR")} résultats`;
  const avec = affines ? `${compte} avec ces choix` : compte;
  const absents = inconnus.map((mot) => `«\u00a0${mot}\u00a0»`).join(", ");
  const absence = absents && `${absents} ne figure${inconnus.length > 1 ? "nt" : ""} dans aucune page.`;
  if (corrigee) return `${absence} Vouliez-vous dire «\u00a0${corrigee}\u00a0»\u202f? ${avec}.`;
  if (partie) return `${absence || "Aucune page ne contient tous ces mots."} ${avec} pour «\u00a0${partie}\u00a0».`;
  if (absence && !nombre) return `${avec} : ${absence}`;
  if (approchant && nombre) return `Ce nombre ne figure pas tel quel : ${avec} en partie.`;
  return `${avec}.`;
}

function adresser(adresse, requete, choix) {
  const lien = new URL("../", adresse);
  lien.search = new URLSearchParams({ q: requete, ...choix });
  return lien;
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
