"""Build shards instead of a store: for collections that are too large for one, or whose stores are others'."""

from unkg.building.shards.validity import validated_shards
from unkg.building.shards.writing import SIZE, ShardsWriter, shards_writer

__all__ = ["SIZE", "ShardsWriter", "shards_writer", "validated_shards"]
