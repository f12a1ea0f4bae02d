/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-input-private.h"

static const char *const names[BAL_N_ALL_ATTRIBUTES] = {
  [BAL_ATTRIBUTE_STRAND] = "strand",
  [BAL_ATTRIBUTE_LEVEL] = "level",
  [BAL_ATTRIBUTE_STAGE] = "stage",
  [BAL_ATTRIBUTE_AGENCY] = "agency",
  [BAL_ATTRIBUTE_ROLE] = "role",
  [BAL_ATTRIBUTE_NEED_TYPE] = "need_type",
  [BAL_ATTRIBUTE_NEED_TIER] = "need_tier",
  [BAL_ATTRIBUTE_GROUPING] = "grouping",
  [BAL_ATTRIBUTE_MODE] = "mode",
  [BAL_ATTRIBUTE_MEDIUM] = "medium",
  [BAL_ATTRIBUTE_SOURCE] = "source",
  [BAL_ATTRIBUTE_PROVISION] = "provision",
  [BAL_ATTRIBUTE_OUTCOME] = "outcome",
  [BAL_ATTRIBUTE_SETTING] = "setting",
  [BAL_ATTRIBUTE_SEX] = "sex",
  [BAL_ATTRIBUTE_ETHNICITY] = "ethnicity",
  [BAL_ATTRIBUTE_FIRST_LANGUAGE] = "first_language",
  [BAL_ATTRIBUTE_LSOA21] = "lsoa21",
  [BAL_ATTRIBUTE_IDACI_DECILE] = "idaci_decile",
  [BAL_ATTRIBUTE_HOME_LA] = "home_la_code",
  [BAL_ATTRIBUTE_GP_PRACTICE] = "gp_practice_code",
  [BAL_ATTRIBUTE_SCHOOL] = "school_urn",
  [BAL_ATTRIBUTE_AGE_BAND] = "age_band",
  [BAL_ATTRIBUTE_SCHOOL_YEAR] = "school_year",
  [BAL_ATTRIBUTE_CHILD_NEED_TYPE] = "child_need_type",
  [BAL_ATTRIBUTE_CHILD_NEED_TIER] = "child_need_tier",
};

static const char *const deciles[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", NULL };
static const char *const age_bands[] = { "0-4", "5-10", "11-15", "16-19", "20-25", "26 up", NULL };
static const char *const school_years[] = { "before R", "R",  "1",  "2",        "3", "4",
                                            "5",        "6",  "7",  "8",        "9", "10",
                                            "11",       "12", "13", "after 13", NULL };

const char *const *
bal_attribute_get_order (const char *name)
{
  BalAttribute attribute;

  if (!bal_attribute_from_name (name, &attribute))
    return NULL;
  switch (attribute)
    {
    case BAL_ATTRIBUTE_IDACI_DECILE:
      return deciles;
    case BAL_ATTRIBUTE_AGE_BAND:
      return age_bands;
    case BAL_ATTRIBUTE_SCHOOL_YEAR:
      return school_years;
    default:
      return NULL;
    }
}

gboolean
bal_attribute_from_name (const char *name, BalAttribute *attribute)
{
  for (guint i = 0; i < BAL_N_ALL_ATTRIBUTES; i++)
    if (g_str_equal (names[i], name))
      {
        *attribute = (BalAttribute) i;
        return TRUE;
      }
  return FALSE;
}
