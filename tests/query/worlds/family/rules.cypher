// A parent's parent is a grandparent.
MATCH (x:Person)-[:PARENT_OF]->(:Person)-[:PARENT_OF]->(y:Person)
CREATE (x)-[:GRANDPARENT_OF]->(y);

// Children of the same parent are siblings.
MATCH (x:Person)<-[:PARENT_OF]-(:Person)-[:PARENT_OF]->(y:Person)
WHERE x <> y
CREATE (x)-[:SIBLING_OF]->(y);
