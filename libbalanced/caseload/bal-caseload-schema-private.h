/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "libbalanced/caseload/bal-caseload-file.h"

G_BEGIN_DECLS

/* The columns of every file, in one place: names, types, what must be there. */

/* One name for a column wherever it stands: need_type is a column of two files. */
typedef enum
{
  BAL_FIELD_CHILD_ID,
  BAL_FIELD_EPISODE_ID,
  BAL_FIELD_SOURCE,
  BAL_FIELD_REFERRAL_ID,
  BAL_FIELD_PROVISION_ID,
  BAL_FIELD_REQUEST_SOURCE,
  BAL_FIELD_PRIORITY,
  BAL_FIELD_REQUESTED_DATE,
  BAL_FIELD_START_DATE,
  BAL_FIELD_END_DATE,
  BAL_FIELD_CLOSED_DATE,
  BAL_FIELD_CLOSED_REASON,
  BAL_FIELD_END_REASON,
  BAL_FIELD_STRAND,
  BAL_FIELD_LEVEL,
  BAL_FIELD_STAGE,
  BAL_FIELD_AGENCY,
  BAL_FIELD_ROLE,
  BAL_FIELD_SETTING_ID,
  BAL_FIELD_NEED_TYPE,
  BAL_FIELD_NEED_TIER,
  BAL_FIELD_OUTCOME,
  BAL_FIELD_MODE,
  BAL_FIELD_GROUPING,
  BAL_FIELD_MEDIUM,
  BAL_FIELD_CONTACTS_OFFERED,
  BAL_FIELD_CONTACTS_ATTENDED,
  BAL_FIELD_MINUTES,
  BAL_FIELD_DATE_OF_BIRTH,
  BAL_FIELD_SEX,
  BAL_FIELD_ETHNICITY,
  BAL_FIELD_FIRST_LANGUAGE,
  BAL_FIELD_LSOA21,
  BAL_FIELD_IDACI_DECILE,
  BAL_FIELD_IDACI_YEAR,
  BAL_FIELD_HOME_LA_CODE,
  BAL_FIELD_GP_PRACTICE_CODE,
  BAL_FIELD_SCHOOL_URN,
  BAL_FIELD_OBSERVED_FROM,
  BAL_FIELD_OBSERVED_TO,
  BAL_FIELD_FROM_DATE,
  BAL_FIELD_TO_DATE,
  BAL_FIELD_NEED_RANK,
  BAL_FIELD_STATUS,
  BAL_FIELD_VALUE,
  BAL_FIELD_SOURCE_CHILD_ID,
  BAL_FIELD_REASON,
} BalField;

#define BAL_N_FIELDS (BAL_FIELD_REASON + 1)
#define BAL_N_CASELOAD_FILES (BAL_CASELOAD_FILE_PAUSES + 1)

typedef enum
{
  BAL_FIELD_TYPE_CHILD,      /* the identifier of the child; 32 bits */
  BAL_FIELD_TYPE_IDENTIFIER, /* an identifier that differs in nearly every row; 64 bits */
  BAL_FIELD_TYPE_DAY,        /* 16 bits */
  BAL_FIELD_TYPE_BIRTH,      /* a day, or a month and then marked; 32 bits */
  BAL_FIELD_TYPE_SCHEME,     /* a code of a scheme of the framework; 8 bits */
  BAL_FIELD_TYPE_CHOICE,     /* one of a closed list of words; 8 bits */
  BAL_FIELD_TYPE_NAME8,      /* any text, few different ones */
  BAL_FIELD_TYPE_NAME16,
  BAL_FIELD_TYPE_NAME32,
  BAL_FIELD_TYPE_COUNT8, /* whole numbers from minimum to maximum */
  BAL_FIELD_TYPE_COUNT16,
  BAL_FIELD_TYPE_COUNT32,
} BalFieldType;

/* A month of birth counts as its first day, and keeps this mark. */
#define BAL_BIRTH_MONTH_ONLY 0x10000u
#define BAL_BIRTH_NONE G_MAXUINT32

typedef enum
{
  BAL_NEED_NONE,
  BAL_NEED_VALUE,  /* the column must be there, and a row without a value is rejected */
  BAL_NEED_COLUMN, /* the column must be there, and a row without a value keeps it missing */
} BalFieldNeed;

typedef struct
{
  BalField field;
  const char *name;
  BalFieldType type;
  BalFieldNeed need;
  const char *const *choices; /* of a CHOICE */
  const char *alias;          /* another name that a file may use; nullable */
  const char *plural;         /* for the message when there are too many; nullable */
  guint32 minimum, maximum;   /* of a COUNT */
} BalSchemaColumn;

const BalSchemaColumn *bal_caseload_schema_get_columns (BalCaseloadFile file, guint *n_columns);
const BalSchemaColumn *bal_caseload_schema_find (BalCaseloadFile file, BalField field);
/* NULL when the file has no such column. Letter case counts for nothing, and "-", "_" and " " are
 * alike. */
const BalSchemaColumn *
bal_caseload_schema_lookup (BalCaseloadFile file, const char *name, gsize length);
/* In any file. */
gboolean bal_caseload_schema_is_name (const char *name);

/* "episodes" */
const char *bal_caseload_schema_get_file_name (BalCaseloadFile file);
gboolean bal_caseload_schema_lookup_file (const char *name, BalCaseloadFile *file);

/* Bytes of a staged or stored value. */
guint bal_field_type_get_width (BalFieldType type);
gboolean bal_field_type_has_names (BalFieldType type);

/* The spelling of codes: "Whole School" is "whole_school" is "whole-school". */
gboolean bal_caseload_schema_same_word (const char *word, const char *text, gsize length);

G_END_DECLS
