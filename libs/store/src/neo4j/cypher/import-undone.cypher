MATCH (i:Import {id: $id})
SET i.undoneAt = $at, i.undoneBy = $by
