"""The models door: taggers, pair scorers and embedders behind three small protocols."""
