MATCH (gate:Stackway {id: 'gate'})
SET gate.passed = gate.passed + 1
WITH gate
MATCH (store:Stackway {id: 'store'})
SET store.version = store.version + 1
RETURN store.version AS version
