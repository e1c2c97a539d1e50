"""UN documents in, a validated graph of citations, mandates and recommendations out."""
