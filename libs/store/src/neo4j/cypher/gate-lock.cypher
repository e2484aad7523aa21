// Held by a writer while it becomes visible, and by a reader who wants to know that nobody did meanwhile.
MATCH (gate:Stackway {id: 'gate'})
SET gate.held = true
REMOVE gate.held
WITH gate
MATCH (store:Stackway {id: 'store'})
RETURN store.version AS version
