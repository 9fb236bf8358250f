// What follows from the facts. Each rule gives an edge that holds while all the edges it rests on hold; the comment
// above a rule is its name in explanations. Rules apply in order, each until it adds nothing more.

// Whoever is in a region is in the regions that contain it.
MATCH (c:Country)-[:IN]->(:Region)-[:PART_OF]->(r:Region)
CREATE (c)-[:IN]->(r);

// A partner takes part in the programme of its partnership.
MATCH (c:Country)-[p:PARTNER_OF]->(:Alliance)<-[:PROGRAMME_OF]-(g:Programme)
WHERE p.programme = g.id
CREATE (c)-[:TAKES_PART_IN]->(g);

// A member of an alliance is a party to the treaty that founds it.
MATCH (c:Country)-[:MEMBER_OF]->(:Alliance)<-[:FOUNDS]-(t:Treaty)
WHERE NOT EXISTS { MATCH (c)-[:PARTY_TO]->(t) }
CREATE (c)-[:PARTY_TO {role: 'mutual', article: t.article}]->(t);

// A party that a treaty obliges to defend others is bound by it.
MATCH (c:Country)-[p:PARTY_TO]->(t:Treaty {obligation: 'defence'})
WHERE p.role IN ['guarantor', 'mutual']
CREATE (c)-[:BOUND_BY {article: coalesce(p.article, t.article), counted_from: p.counted_from}]->(t);

// A party that a treaty obliges others to defend is protected by it.
MATCH (c:Country)-[p:PARTY_TO]->(t:Treaty {obligation: 'defence'})
WHERE p.role IN ['beneficiary', 'mutual']
CREATE (c)-[:PROTECTED_BY {article: coalesce(p.article, t.article), counted_from: p.counted_from}]->(t);

// Whoever is bound by a treaty guarantees the defence of whoever is protected by it.
MATCH (x:Country)-[b:BOUND_BY]->(t:Treaty)<-[p:PROTECTED_BY]-(y:Country)
WHERE x <> y
  AND NOT EXISTS { MATCH (x)-[s:SUSPENDS]->(y) WHERE s.treaty_id = t.id }
  AND NOT EXISTS { MATCH (y)-[s:SUSPENDS]->(x) WHERE s.treaty_id = t.id }
CREATE (x)-[:GUARANTEES {treaty: t.name, article: b.article, counted_from: coalesce(b.counted_from, p.counted_from)}]->(y);

// A guarantor and the guaranteed are allies.
MATCH (x:Country)-[g:GUARANTEES]->(y:Country)
CREATE (x)-[:ALLIED_WITH {treaty: g.treaty, article: g.article, counted_from: g.counted_from}]->(y);

// Those whom a treaty joins in a war are allies.
MATCH (x:Country)-[p:PARTY_TO]->(t:Treaty {obligation: 'joint war'})<-[:PARTY_TO]-(y:Country)
WHERE x <> y
CREATE (x)-[:ALLIED_WITH {treaty: t.name, article: coalesce(p.article, t.article)}]->(y);

// An alliance whose treaty obliges its members to defend each other is allied with each of them.
MATCH (c:Country)-[:MEMBER_OF]->(a:Alliance)<-[f:FOUNDS]-(t:Treaty {obligation: 'defence'})
CREATE (c)-[:ALLIED_WITH {treaty: t.name, article: t.article}]->(a);

// Those who take part in one act of cooperation cooperate in its areas.
MATCH (x:Country)-[:COOPERATES_IN]->(c:Cooperation)<-[:COOPERATES_IN]-(y:Alliance), (c)-[:CONCERNS]->(z:Area)
CREATE (x)-[:COOPERATES_WITH {area: z.name}]->(y);

// A European country meets the criterion of being a European state.
MATCH (c:Country)-[:IN]->(:Region {id: 'europe'}), (k:Criterion {id: 'european-state'})
CREATE (c)-[:MEETS]->(k);

// A country of another continent is no European state.
MATCH (c:Country)-[:IN]->(r:Region), (k:Criterion {id: 'european-state'})
WHERE r.id IN ['africa', 'americas', 'asia', 'oceania'] AND NOT EXISTS { MATCH (c)-[:IN]->(:Region {id: 'europe'}) }
CREATE (c)-[:FAILS]->(k);

// A country whose security policy looks to the Euro-Atlantic area can contribute to its security.
MATCH (c:Country)-[:FOCUSES_ON]->(:Region)-[:PART_OF]->(:Region {id: 'euro-atlantic-area'}),
      (k:Criterion {id: 'contribution-to-euro-atlantic-security'})
CREATE (c)-[:MEETS]->(k);

// A country whose security policy looks elsewhere does not directly contribute to the security of the Euro-Atlantic area.
MATCH (c:Country)-[:FOCUSES_ON]->(r:Region), (k:Criterion {id: 'contribution-to-euro-atlantic-security'})
WHERE NOT EXISTS { MATCH (r)-[:PART_OF]->(:Region {id: 'euro-atlantic-area'}) }
CREATE (c)-[:FAILS]->(k);

// A democracy furthers the principles of the North Atlantic Treaty.
MATCH (c:Country)-[:PRACTISES]->(:Principle {id: 'democracy'}), (k:Criterion {id: 'democratic-principles'})
CREATE (c)-[:MEETS]->(k);

// A country that was admitted to an alliance met its criteria.
MATCH (c:Country)-[m:MEMBER_OF]->(a:Alliance)-[:REQUIRES]->(k:Criterion)
WHERE coalesce(m.founder, false) = false AND NOT EXISTS { MATCH (c)-[:MEETS]->(k) }
CREATE (c)-[:MEETS]->(k);

// Whoever meets all that an alliance requires can join it.
MATCH (c:Country)-[:MEETS]->(:Criterion)<-[:REQUIRES]-(a:Alliance)
WHERE NOT EXISTS { MATCH (a)-[:REQUIRES]->(k:Criterion) WHERE NOT EXISTS { MATCH (c)-[:MEETS]->(k) } }
CREATE (c)-[:ELIGIBLE_FOR]->(a);

// Whoever fails one of the criteria of an alliance cannot join it.
MATCH (c:Country)-[:FAILS]->(:Criterion)<-[:REQUIRES]-(a:Alliance)
CREATE (c)-[:INELIGIBLE_FOR]->(a);
