/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-input-private.h"

static const char *const names[BAL_N_ATTRIBUTES] = {
  [BAL_ATTRIBUTE_STRAND] = "strand",       [BAL_ATTRIBUTE_LEVEL] = "level",
  [BAL_ATTRIBUTE_STAGE] = "stage",         [BAL_ATTRIBUTE_AGENCY] = "agency",
  [BAL_ATTRIBUTE_ROLE] = "role",           [BAL_ATTRIBUTE_NEED_TYPE] = "need_type",
  [BAL_ATTRIBUTE_NEED_TIER] = "need_tier", [BAL_ATTRIBUTE_GROUPING] = "grouping",
  [BAL_ATTRIBUTE_MODE] = "mode",           [BAL_ATTRIBUTE_MEDIUM] = "medium",
  [BAL_ATTRIBUTE_SOURCE] = "source",       [BAL_ATTRIBUTE_PROVISION] = "provision",
  [BAL_ATTRIBUTE_OUTCOME] = "outcome",     [BAL_ATTRIBUTE_SETTING] = "setting",
};

gboolean
bal_attribute_from_name (const char *name, BalAttribute *attribute)
{
  for (guint i = 0; i < BAL_N_ATTRIBUTES; i++)
    if (g_str_equal (names[i], name))
      {
        *attribute = (BalAttribute) i;
        return TRUE;
      }
  return FALSE;
}
