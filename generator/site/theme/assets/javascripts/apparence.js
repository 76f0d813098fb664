// Light, dark, or what the visitor's system asks. Runs before the page is painted, so that it never flashes.
// And two things of the page itself: what scrolls inside it can be reached by keyboard, and the arrow that follows the
// words of a figure leads back to the very figure that was followed, when several lead to the same words.
(() => {
  const CLE = "registre.apparence";
  const MODES = ["automatique", "claire", "sombre"];
  const sombre = matchMedia("(prefers-color-scheme: dark)");
  const lire = () => {
    try { return localStorage.getItem(CLE) || MODES[0]; } catch { return MODES[0]; }
  };
  let mode = lire();
  const appliquer = () => {
    const nuit = mode === "sombre" || (mode !== "claire" && sombre.matches);
    document.body.dataset.mdColorScheme = nuit ? "slate" : "default";
  };
  appliquer();
  sombre.addEventListener("change", appliquer);
  const atteindre = () => {
    for (const boite of document.querySelectorAll("article table, .texte")) {
      if (boite.scrollWidth > boite.clientWidth || boite.clientHeight < boite.scrollHeight - 1) boite.tabIndex = 0;
      else boite.removeAttribute("tabindex");
    }
  };
  addEventListener("load", atteindre);
  addEventListener("resize", atteindre);
  let depart;
  document.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest?.("article a[href^='#']");
    if (!lien) return;
    if (!lien.closest(".texte")) depart = lien;
    else if (depart?.hash === `#${lien.parentElement.id}`) {
      evenement.preventDefault();
      depart.focus({ preventScroll: true });
      depart.scrollIntoView({ block: "center" });
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("registre-question")?.removeAttribute("hidden"); // without a script, nothing would answer
    const bouton = document.getElementById("registre-apparence");
    if (!bouton) return;
    const nommer = () => { bouton.ariaLabel = bouton.title = `Apparence : ${mode}`; };
    bouton.hidden = false;
    nommer();
    bouton.addEventListener("click", () => {
      mode = MODES[(MODES.indexOf(mode) + 1) % MODES.length];
      try { localStorage.setItem(CLE, mode); } catch { /* private browsing: the choice lasts for this page */ }
      appliquer();
      nommer();
    });
  });
})();
