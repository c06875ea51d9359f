// SPDX-License-Identifier: MIT
// Names of roles, as stylesheets/messages.xml has them for the page: a test keeps the two together.
#include "trail/trail.h"
#include <string.h>

static const struct {
    const char *role, *label[2];
} roles[] = {
    {"archivist", {"档案管理员", "archivist"}},
    {"assistant-engineer", {"助理工程师", "assistant"}},
    {"customer-contact", {"客户联系人", "customer’s contact"}},
    {"customer-manager", {"客户负责人", "customer’s manager"}},
    {"customer-user", {"使用人员", "user"}},
    {"engineer", {"工程师", "engineer"}},
    {"expert", {"技术专家", "expert"}},
    {"lead-engineer", {"主责工程师", "lead engineer"}},
    {"other", {"其他", "other"}},
    {"project-manager", {"项目经理", "project manager"}},
    {"security-officer", {"安全管理员", "security officer"}},
    {"service-desk", {"服务台", "service desk"}},
    {"supervisor", {"技术主管", "supervisor"}},
};

const char *jf_trail_role_label(const char *role, JfLanguage language)
{
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
        if (strcmp(roles[i].role, role) == 0)
            return roles[i].label[language];
    return role;
}
