OPTIONAL MATCH (store:Stackway {id: 'store'})
RETURN coalesce(store.version, 0) AS version
