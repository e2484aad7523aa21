CREATE (i:Import)
SET i = $properties
