// Opens the one search of the site. What searches (moteur.js and the index) is fetched when it is first opened.
import { creer } from "./dialogue.js";

const CLE = "registre.raccourcis";
// A visitor who speaks to the machine, or whose hand trembles, may not want a single key to open anything: the dialog
// holds the switch (WCAG 2.1.4).
let raccourcis = true;
try { raccourcis = localStorage.getItem(CLE) !== "non"; } catch { /* private browsing: the keys work */ }
const bouton = document.getElementById("registre-chercher");
const regler = (actifs) => {
  raccourcis = actifs;
  if (actifs) bouton.setAttribute("aria-keyshortcuts", "/ s");
  else bouton.removeAttribute("aria-keyshortcuts");
  try { localStorage.setItem(CLE, actifs ? "oui" : "non"); } catch { /* the choice lasts for this page */ }
};
if (bouton) {
  if (!raccourcis) bouton.removeAttribute("aria-keyshortcuts");
  let dialogue;
  const ouvrir = (demande) => {
    dialogue ??= creer(new URL(bouton.dataset.pagefind, location.href), raccourcis, regler);
    dialogue.montrer(demande);
  };
  bouton.hidden = false;
  bouton.addEventListener("click", () => ouvrir());
  document.addEventListener("keydown", (evenement) => {
    if (!raccourcis || evenement.ctrlKey || evenement.metaKey || evenement.altKey || document.querySelector("dialog[open]")) return;
    if (evenement.target.closest("input, textarea, select, [contenteditable]")) return;
    if (evenement.key === "/" || evenement.key === "s") { evenement.preventDefault(); ouvrir(); }
  });
  const demande = new URLSearchParams(location.search);
  if (demande.has("q")) ouvrir(demande);
}
