MERGE (m:Migration {number: $number})
SET m.file = $file
