"""Open data: the facts behind the documents as JSON, workbook, CSV and a Frictionless Data Package."""
