"""Where municipalities lie: boundaries as they were on a day, from published polygons and the register."""

from kg.geo.atlas import Atlas, Region

__all__ = ["Atlas", "Region"]
