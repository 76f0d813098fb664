-- Qui a reçu quoi : une ligne par subvention attribuée. « annee » est l'exercice que dit l'acte, à défaut l'année de la séance.
-- « beneficiaire » est la désignation : deux organismes qui portent un même nom y restent deux.
CREATE VIEW qui_a_recu_quoi AS
SELECT
  COALESCE(subventions.exercice, CAST(substr(actes.date_seance, 1, 4) AS INTEGER)) AS annee,
  COALESCE(beneficiaires.designation, subventions.nom_imprime) AS beneficiaire,
  subventions.montant AS montant,
  subventions.type AS type,
  subventions.objet AS objet,
  collectivites.nom AS collectivite,
  actes.date_seance AS date_seance,
  actes.reference AS reference,
  subventions.beneficiaire_id AS beneficiaire_id,
  subventions.acte_id AS acte_id,
  subventions.subvention_id AS subvention_id
FROM subventions
JOIN actes ON actes.acte_id = subventions.acte_id
LEFT JOIN beneficiaires ON beneficiaires.beneficiaire_id = subventions.beneficiaire_id
LEFT JOIN collectivites ON collectivites.collectivite_id = actes.collectivite_id
WHERE subventions.statut = 'attribuee'
ORDER BY annee, beneficiaire, subvention_id;

-- Demandé et non accordé : ce qu'un acte dit avoir été demandé, et que cet acte n'attribue pas, en tout ou en partie.
-- Une subvention seulement proposée n'y est pas : rien n'est encore décidé. « accorde » est vide quand l'acte ne décide pas.
CREATE VIEW demande_et_non_accorde AS
SELECT * FROM (
  SELECT
    COALESCE(subventions.exercice, CAST(substr(actes.date_seance, 1, 4) AS INTEGER)) AS annee,
    COALESCE(beneficiaires.designation, subventions.nom_imprime) AS beneficiaire,
    subventions.statut AS statut,
    CASE subventions.statut
      WHEN 'refusee' THEN COALESCE(subventions.montant_demande, subventions.montant)
      ELSE subventions.montant_demande
    END AS demande,
    CASE subventions.statut WHEN 'attribuee' THEN subventions.montant WHEN 'refusee' THEN 0 END AS accorde,
    CASE subventions.statut
      WHEN 'attribuee' THEN ROUND(subventions.montant_demande - subventions.montant, 2)
      WHEN 'refusee' THEN COALESCE(subventions.montant_demande, subventions.montant)
    END AS non_accorde,
    subventions.objet AS objet,
    collectivites.nom AS collectivite,
    actes.date_seance AS date_seance,
    actes.reference AS reference,
    subventions.beneficiaire_id AS beneficiaire_id,
    subventions.acte_id AS acte_id,
    subventions.subvention_id AS subvention_id
  FROM subventions
  JOIN actes ON actes.acte_id = subventions.acte_id
  LEFT JOIN beneficiaires ON beneficiaires.beneficiaire_id = subventions.beneficiaire_id
  LEFT JOIN collectivites ON collectivites.collectivite_id = actes.collectivite_id
  WHERE subventions.statut IN ('attribuee', 'refusee', 'demandee')
)
WHERE demande IS NOT NULL AND (accorde IS NULL OR non_accorde > 0)
ORDER BY annee, beneficiaire, subvention_id;

-- Actions à porteur financé : les actions d'une feuille de route que le document relie à un organisme (voir la citation),
-- quand cet organisme a reçu au moins une subvention. « total_attribue » ne compte que les sommes d'argent.
CREATE VIEW actions_a_porteur_finance AS
SELECT
  axes.titre AS axe,
  actions.libelle AS action,
  actions.temporalite AS temporalite,
  beneficiaires.designation AS beneficiaire,
  liens.nature AS lien,
  liens.citation AS citation,
  COUNT(subventions.subvention_id) AS subventions,
  ROUND(SUM(CASE subventions.type WHEN 'numeraire' THEN subventions.montant END), 2) AS total_attribue,
  actions.action_id AS action_id,
  liens.beneficiaire_id AS beneficiaire_id,
  liens.lien_id AS lien_id
FROM liens
JOIN actions ON actions.action_id = liens.cible_id
JOIN axes ON axes.axe_id = actions.axe_id
JOIN beneficiaires ON beneficiaires.beneficiaire_id = liens.beneficiaire_id
JOIN subventions ON subventions.beneficiaire_id = liens.beneficiaire_id AND subventions.statut = 'attribuee'
WHERE liens.cible_table = 'actions'
GROUP BY liens.lien_id
ORDER BY actions.action_id, liens.lien_id;
