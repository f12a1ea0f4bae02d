/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-schema-private.h"

#include <string.h>

#define MAX_COUNT16 65534u
#define MAX_COUNT32 (G_MAXUINT32 - 1)

static const char *const closed_reasons[] = {
  "not_accepted", "declined", "moved", "aged_out", "died", "transferred", "other", NULL,
};
static const char *const modes[] = { "direct", "indirect", NULL };
static const char *const groupings[] = {
  "individual", "group", "class", "whole_school", "population", NULL,
};
static const char *const media[] = { "in_person", "online", NULL };

#define TEXT(id, name, type, plural)                                                     \
  {                                                                                      \
    BAL_FIELD_##id, name, BAL_FIELD_TYPE_##type, BAL_NEED_NONE, NULL, NULL, plural, 0, 0 \
  }
#define NEEDED(id, name, type, need, plural)                                               \
  {                                                                                        \
    BAL_FIELD_##id, name, BAL_FIELD_TYPE_##type, BAL_NEED_##need, NULL, NULL, plural, 0, 0 \
  }
#define DAY(id, name)                                                               \
  {                                                                                 \
    BAL_FIELD_##id, name, BAL_FIELD_TYPE_DAY, BAL_NEED_NONE, NULL, NULL, NULL, 0, 0 \
  }
#define CHOICE(id, name, choices)                                                         \
  {                                                                                       \
    BAL_FIELD_##id, name, BAL_FIELD_TYPE_CHOICE, BAL_NEED_NONE, choices, NULL, NULL, 0, 0 \
  }
#define COUNT(id, name, type, minimum, maximum)                                                    \
  {                                                                                                \
    BAL_FIELD_##id, name, BAL_FIELD_TYPE_##type, BAL_NEED_NONE, NULL, NULL, NULL, minimum, maximum \
  }
#define ALIASED(id, name, type, alias, plural)                                            \
  {                                                                                       \
    BAL_FIELD_##id, name, BAL_FIELD_TYPE_##type, BAL_NEED_NONE, NULL, alias, plural, 0, 0 \
  }

static const BalSchemaColumn children_columns[] = {
  NEEDED (CHILD_ID, "child_id", CHILD, VALUE, "children"),
  ALIASED (DATE_OF_BIRTH, "date_of_birth", BIRTH, "dob", NULL),
  TEXT (SEX, "sex", NAME8, "values of sex"),
  TEXT (ETHNICITY, "ethnicity", NAME8, "ethnicities"),
  TEXT (FIRST_LANGUAGE, "first_language", NAME16, "first languages"),
  TEXT (LSOA21, "lsoa21", NAME32, "neighbourhoods"),
  COUNT (IDACI_DECILE, "idaci_decile", COUNT8, 1, 10),
  COUNT (IDACI_YEAR, "idaci_year", COUNT16, 1900, 2079),
  TEXT (HOME_LA_CODE, "home_la_code", NAME16, "home authorities"),
  TEXT (GP_PRACTICE_CODE, "gp_practice_code", NAME32, "practices"),
  TEXT (SCHOOL_URN, "school_urn", NAME32, "schools"),
  DAY (OBSERVED_FROM, "observed_from"),
  DAY (OBSERVED_TO, "observed_to"),
};

static const BalSchemaColumn episodes_columns[] = {
  NEEDED (CHILD_ID, "child_id", CHILD, VALUE, "children"),
  TEXT (EPISODE_ID, "episode_id", IDENTIFIER, NULL),
  TEXT (SOURCE, "source", NAME8, "sources"),
  TEXT (REFERRAL_ID, "referral_id", NAME32, "referrals"),
  TEXT (PROVISION_ID, "provision_id", NAME16, "provisions"),
  TEXT (REQUEST_SOURCE, "request_source", NAME16, "sources of requests"),
  TEXT (PRIORITY, "priority", NAME8, "priorities"),
  DAY (REQUESTED_DATE, "requested_date"),
  DAY (START_DATE, "start_date"),
  DAY (END_DATE, "end_date"),
  DAY (CLOSED_DATE, "closed_date"),
  CHOICE (CLOSED_REASON, "closed_reason", closed_reasons),
  TEXT (END_REASON, "end_reason", NAME16, "end reasons"),
  NEEDED (STRAND, "strand", SCHEME, COLUMN, NULL),
  NEEDED (LEVEL, "level", SCHEME, COLUMN, NULL),
  NEEDED (STAGE, "stage", SCHEME, COLUMN, NULL),
  NEEDED (AGENCY, "agency", NAME16, COLUMN, "agencies"),
  TEXT (ROLE, "role", NAME8, "roles"),
  TEXT (SETTING_ID, "setting_id", NAME32, "settings"),
  TEXT (NEED_TYPE, "need_type", SCHEME, NULL),
  TEXT (NEED_TIER, "need_tier", SCHEME, NULL),
  TEXT (OUTCOME, "outcome", NAME16, "outcomes"),
  CHOICE (MODE, "mode", modes),
  CHOICE (GROUPING, "grouping", groupings),
  CHOICE (MEDIUM, "medium", media),
  COUNT (CONTACTS_OFFERED, "contacts_offered", COUNT16, 0, MAX_COUNT16),
  COUNT (CONTACTS_ATTENDED, "contacts_attended", COUNT16, 0, MAX_COUNT16),
  COUNT (MINUTES, "minutes", COUNT32, 0, MAX_COUNT32),
};

static const BalSchemaColumn needs_columns[] = {
  NEEDED (CHILD_ID, "child_id", CHILD, VALUE, "children"),
  NEEDED (FROM_DATE, "from_date", DAY, VALUE, NULL),
  DAY (TO_DATE, "to_date"),
  NEEDED (NEED_TYPE, "need_type", SCHEME, VALUE, NULL),
  COUNT (NEED_RANK, "need_rank", COUNT8, 1, 254),
  TEXT (NEED_TIER, "need_tier", SCHEME, NULL),
};

static const BalSchemaColumn statuses_columns[] = {
  NEEDED (CHILD_ID, "child_id", CHILD, VALUE, "children"),
  NEEDED (STATUS, "status", NAME8, VALUE, "statuses"),
  NEEDED (VALUE, "value", NAME16, VALUE, "values of statuses"),
  NEEDED (FROM_DATE, "from_date", DAY, VALUE, NULL),
  DAY (TO_DATE, "to_date"),
};

static const BalSchemaColumn links_columns[] = {
  NEEDED (SOURCE, "source", NAME8, VALUE, "sources"),
  NEEDED (SOURCE_CHILD_ID, "source_child_id", CHILD, VALUE, "children"),
  NEEDED (CHILD_ID, "child_id", CHILD, VALUE, "children"),
};

static const BalSchemaColumn pauses_columns[] = {
  TEXT (SOURCE, "source", NAME8, "sources"),
  NEEDED (EPISODE_ID, "episode_id", IDENTIFIER, VALUE, NULL),
  NEEDED (FROM_DATE, "from_date", DAY, VALUE, NULL),
  DAY (TO_DATE, "to_date"),
  NEEDED (REASON, "reason", NAME8, VALUE, "reasons of pauses"),
};

static const struct
{
  const char *name;
  const BalSchemaColumn *columns;
  guint n_columns;
} files[] = {
  [BAL_CASELOAD_FILE_CHILDREN] = { "children", children_columns, G_N_ELEMENTS (children_columns) },
  [BAL_CASELOAD_FILE_EPISODES] = { "episodes", episodes_columns, G_N_ELEMENTS (episodes_columns) },
  [BAL_CASELOAD_FILE_NEEDS] = { "needs", needs_columns, G_N_ELEMENTS (needs_columns) },
  [BAL_CASELOAD_FILE_STATUSES] = { "statuses", statuses_columns, G_N_ELEMENTS (statuses_columns) },
  [BAL_CASELOAD_FILE_LINKS] = { "links", links_columns, G_N_ELEMENTS (links_columns) },
  [BAL_CASELOAD_FILE_PAUSES] = { "pauses", pauses_columns, G_N_ELEMENTS (pauses_columns) },
};

const BalSchemaColumn *
bal_caseload_schema_get_columns (BalCaseloadFile file, guint *n_columns)
{
  *n_columns = files[file].n_columns;
  return files[file].columns;
}

const BalSchemaColumn *
bal_caseload_schema_find (BalCaseloadFile file, BalField field)
{
  for (guint i = 0; i < files[file].n_columns; i++)
    {
      if (files[file].columns[i].field == field)
        return &files[file].columns[i];
    }
  return NULL;
}

static inline char
fold (char letter)
{
  return letter == '-' || letter == ' ' ? '_' : g_ascii_tolower (letter);
}

gboolean
bal_caseload_schema_same_word (const char *word, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (word[i] == '\0' || fold (word[i]) != fold (text[i]))
        return FALSE;
    }
  return word[length] == '\0';
}

const BalSchemaColumn *
bal_caseload_schema_lookup (BalCaseloadFile file, const char *name, gsize length)
{
  for (guint i = 0; i < files[file].n_columns; i++)
    {
      const BalSchemaColumn *column = &files[file].columns[i];

      if (bal_caseload_schema_same_word (column->name, name, length) ||
          (column->alias != NULL && bal_caseload_schema_same_word (column->alias, name, length)))
        return column;
    }
  return NULL;
}

gboolean
bal_caseload_schema_is_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (bal_caseload_schema_lookup (i, name, strlen (name)) != NULL)
        return TRUE;
    }
  return FALSE;
}

const char *
bal_caseload_schema_get_file_name (BalCaseloadFile file)
{
  return files[file].name;
}

gboolean
bal_caseload_schema_lookup_file (const char *name, BalCaseloadFile *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (g_strcmp0 (files[i].name, name) == 0)
        {
          *file = i;
          return TRUE;
        }
    }
  return FALSE;
}

guint
bal_field_type_get_width (BalFieldType type)
{
  static const guint8 widths[] = {
    [BAL_FIELD_TYPE_CHILD] = 4,  [BAL_FIELD_TYPE_IDENTIFIER] = 8, [BAL_FIELD_TYPE_DAY] = 2,
    [BAL_FIELD_TYPE_BIRTH] = 4,  [BAL_FIELD_TYPE_SCHEME] = 1,     [BAL_FIELD_TYPE_CHOICE] = 1,
    [BAL_FIELD_TYPE_NAME8] = 1,  [BAL_FIELD_TYPE_NAME16] = 2,     [BAL_FIELD_TYPE_NAME32] = 4,
    [BAL_FIELD_TYPE_COUNT8] = 1, [BAL_FIELD_TYPE_COUNT16] = 2,    [BAL_FIELD_TYPE_COUNT32] = 4,
  };

  return widths[type];
}

gboolean
bal_field_type_has_names (BalFieldType type)
{
  return type == BAL_FIELD_TYPE_NAME8 || type == BAL_FIELD_TYPE_NAME16 ||
         type == BAL_FIELD_TYPE_NAME32;
}
