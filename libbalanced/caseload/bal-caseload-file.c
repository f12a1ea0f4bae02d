/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-file.h"

GType
bal_caseload_file_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { BAL_CASELOAD_FILE_CHILDREN, "BAL_CASELOAD_FILE_CHILDREN", "children" },
        { BAL_CASELOAD_FILE_EPISODES, "BAL_CASELOAD_FILE_EPISODES", "episodes" },
        { BAL_CASELOAD_FILE_NEEDS, "BAL_CASELOAD_FILE_NEEDS", "needs" },
        { BAL_CASELOAD_FILE_STATUSES, "BAL_CASELOAD_FILE_STATUSES", "statuses" },
        { BAL_CASELOAD_FILE_LINKS, "BAL_CASELOAD_FILE_LINKS", "links" },
        { BAL_CASELOAD_FILE_PAUSES, "BAL_CASELOAD_FILE_PAUSES", "pauses" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static (g_intern_static_string ("BalCaseloadFile"),
                                                        values));
    }
  return type;
}
