UNWIND $ids AS id
MERGE (:NODE_LABEL {id: id})
