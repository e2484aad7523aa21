// Writers go one after another: each holds this node from its beginning to its end.
MATCH (store:Stackway {id: 'store'})
SET store.writing = true
REMOVE store.writing
WITH store
OPTIONAL MATCH (i:Import)
WITH store, coalesce(max(i.number), 0) AS newest
RETURN store.version AS version, newest, EXISTS { (:Absent) } AS absent, EXISTS { (:Statement) } AS statements
