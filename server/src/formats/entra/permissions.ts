/** The names of application permissions that reach far, by the ids under which application manifests ask for them. */

/** Of Microsoft Graph and the APIs beside it: ids are the same in every tenant. All others are not known here, and taken for narrow. */
const NAMES: Readonly<Record<string, string>> = {
  // Microsoft Graph: the directory as a whole.
  "19dbc75e-c2e2-444c-a770-ec69d8559fc7": "Directory.ReadWrite.All",
  "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8": "RoleManagement.ReadWrite.Directory",
  "06b708a9-e830-4db3-a914-8e69da51d44f": "AppRoleAssignment.ReadWrite.All",
  "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9": "Application.ReadWrite.All",
  // Microsoft Graph: one kind of object, throughout the tenant.
  "62a82d76-70ea-41e2-9197-370581804d09": "Group.ReadWrite.All",
  "dbaae8cf-10b5-4b86-a4a1-f871c94c6695": "GroupMember.ReadWrite.All",
  "741f803b-c850-494e-b5df-cde7c675a1ca": "User.ReadWrite.All",
  "50483e42-d915-4231-9639-7fdb7fd190e5": "UserAuthenticationMethod.ReadWrite.All",
  "7e05723c-0bb0-42da-be95-ae9f08a6e53c": "Domain.ReadWrite.All",
  "01c0a623-fc9b-48e9-b794-0756f8e8f067": "Policy.ReadWrite.ConditionalAccess",
  "8e8e4742-1d95-4f68-9d56-6ee75648c72a": "DelegatedPermissionGrant.ReadWrite.All",
  "1138cb37-bd11-4084-a2b7-9f71582aeddb": "Device.ReadWrite.All",
  "9241abd9-d0e6-425a-bd4f-47ba86e767a4": "DeviceManagementConfiguration.ReadWrite.All",
  "a82116e5-55eb-4c41-a434-62fe8a61c773": "Sites.FullControl.All",
  "9492366f-7969-46a4-8d15-ed1a20078fff": "Sites.ReadWrite.All",
  "75359482-378d-4052-8f01-80520e7db3cd": "Files.ReadWrite.All",
  // Microsoft Graph: common, and named so that a reader need not look them up.
  "18a4783c-866b-4cc7-a460-3d5e5662c884": "Application.ReadWrite.OwnedBy",
  "7ab1d382-f21e-4acd-a863-ba3e13f7da61": "Directory.Read.All",
  "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30": "Application.Read.All",
  "df021288-bdef-4463-88db-98f22de89214": "User.Read.All",
  "5b567255-7703-4780-807c-7be8301ae99b": "Group.Read.All",
  "98830695-27a2-44f7-8c18-0c3ebc9698f6": "GroupMember.Read.All",
  "246dd0d5-5bd0-4def-940b-0421030a5b68": "Policy.Read.All",
  "b0afded3-3588-46d8-8b3d-9842eff778da": "AuditLog.Read.All",
  "332a536c-c7ef-4017-ab91-336970924f0d": "Sites.Read.All",
  "01d4889c-1287-42c6-ac1f-5d1e02578ef6": "Files.Read.All",
  "e2a3a72e-5f79-4c64-b1b1-878b674786c9": "Mail.ReadWrite",
  "b633e1c5-b582-4048-a93e-9f11b44c7e96": "Mail.Send",
  "810c84a8-4a9e-49e6-bf7d-12d183f40d01": "Mail.Read",
  "ef54d2bf-783f-4e0f-bca1-3210c0444d99": "Calendars.ReadWrite",
  // Azure Active Directory Graph, the older API of the same directory.
  "78c8a3c8-a07e-4b9e-af1b-b5ccab50a175": "Directory.ReadWrite.All",
  "1cda74f2-2616-4834-b122-5cb1b07f8a59": "Application.ReadWrite.All",
  "5778995a-e1bf-45b8-affa-663a9f3f4d04": "Directory.Read.All",
  "824c81eb-e3f8-4ee6-8f6d-de7f50d565b7": "Application.ReadWrite.OwnedBy",
  // Exchange Online.
  "dc890d15-9560-4a4c-9b7f-a736ec74ec40": "full_access_as_app",
};

/** The permission's name, where it stands there itself or its id is in the table; undefined where it is not. */
export const permissionName = (id: string): string | undefined =>
  WRITTEN.test(id) ? id : NAMES[id.trim().toLowerCase()];

/** `User.Read.All`: toolkits take the name in place of the id. */
const WRITTEN = /^[A-Za-z][A-Za-z-]*(\.[A-Za-z-]+)+$/;

const APIS: Readonly<Record<string, string>> = {
  "00000003-0000-0000-c000-000000000000": "Microsoft Graph",
  "00000002-0000-0000-c000-000000000000": "Azure Active Directory Graph",
  "00000002-0000-0ff1-ce00-000000000000": "Exchange Online",
  "00000003-0000-0ff1-ce00-000000000000": "SharePoint Online",
};

/** The name of the API that the permission belongs to, where it is one of Microsoft's well-known ones. */
export const apiName = (id: string): string | undefined =>
  /^[A-Z][A-Za-z0-9 ]+$/.test(id) ? id : APIS[id.trim().toLowerCase()];
